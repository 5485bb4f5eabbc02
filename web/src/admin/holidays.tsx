import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const holidays = createLazyRoute('/admin/holidays')({ component: () => <Page title="Holidays">{null}</Page> });
