import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const day = createLazyRoute('/desk')({ component: () => <Page title="Desk">{null}</Page> });
