import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const requests = createLazyRoute('/desk/requests')({ component: () => <Page title="Requests">{null}</Page> });
