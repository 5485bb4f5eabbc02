import { createLazyRoute } from '@tanstack/react-router';
import { Page } from '../shell/page';

export const visit = createLazyRoute('/visits/$visitId')({ component: () => <Page title="Visit">{null}</Page> });
