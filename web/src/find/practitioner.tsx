import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const practitioner = createLazyRoute('/practitioners/$practitionerId')({
  component: () => <Page title="Practitioner">{null}</Page>,
});
