import { createRoute } from '@tanstack/react-router';
import { child, opened } from '../../shell/root';
import { search, text } from '../../shell/search';
import { filtersOf } from './filters';

export const routes = [
  createRoute(child('/')).lazy(() => opened(import('./home')).then((page) => page.home)),
  createRoute({ ...child('/practitioners'), validateSearch: filtersOf }).lazy(() =>
    opened(import('./practitioners')).then((page) => page.practitioners),
  ),
  createRoute({
    ...child('/practitioners/$practitionerId'),
    validateSearch: search({ visitTypeId: text, siteId: text, from: text }),
  }).lazy(() => opened(import('./practitioner')).then((page) => page.practitioner)),
];
