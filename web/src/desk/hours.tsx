import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const hours = createLazyRoute('/desk/hours')({ component: () => <Page title="Hours">{null}</Page> });
