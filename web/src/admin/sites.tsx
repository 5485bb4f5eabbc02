import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const sites = createLazyRoute('/admin/sites')({ component: () => <Page title="Sites">{null}</Page> });
