import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const practitioners = createLazyRoute('/practitioners')({
  component: () => <Page title="Practitioners">{null}</Page>,
});
