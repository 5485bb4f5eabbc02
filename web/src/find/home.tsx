import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const home = createLazyRoute('/')({ component: () => <Page title="Home">{null}</Page> });
