import { createRoute } from '@tanstack/react-router';
import { child, opened } from '../../shell/root';
import { text } from '../../shell/search';

export const routes = [
  createRoute({
    ...child('/book/$practitionerId'),
    validateSearch: (search: Record<string, unknown>): { siteId: string; visitTypeId: string; start: string } => ({
      siteId: text(search.siteId) ?? '',
      visitTypeId: text(search.visitTypeId) ?? '',
      start: text(search.start) ?? '',
    }),
  }).lazy(() => opened(import('./book')).then((page) => page.book)),
];
