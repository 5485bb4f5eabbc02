import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const application = createLazyRoute('/admin/applications/$applicationId')({
  component: () => <Page title="Application">{null}</Page>,
});
