import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const applications = createLazyRoute('/admin/applications')({
  component: () => <Page title="Applications">{null}</Page>,
});
