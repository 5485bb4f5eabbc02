import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const visitTypes = createLazyRoute('/admin/visit-types')({
  component: () => <Page title="Visit types">{null}</Page>,
});
