import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const leave = createLazyRoute('/desk/leave')({ component: () => <Page title="Leave">{null}</Page> });
