import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const book = createLazyRoute('/book/$practitionerId')({ component: () => <Page title="Book">{null}</Page> });
