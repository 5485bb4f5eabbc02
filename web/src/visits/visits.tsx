import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const visits = createLazyRoute('/visits')({ component: () => <Page title="Visits">{null}</Page> });
