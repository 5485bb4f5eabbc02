import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const specialties = createLazyRoute('/admin/specialties')({
  component: () => <Page title="Specialties">{null}</Page>,
});
