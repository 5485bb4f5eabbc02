import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const overview = createLazyRoute('/admin')({ component: () => <Page title="Admin">{null}</Page> });
