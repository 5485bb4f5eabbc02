import { createRoute } from '@tanstack/react-router';
import { child, only, opened } from '../../shell/root';
import { date, search, text } from '../../shell/search';

export const routes = [
  createRoute({
    ...child('/desk'),
    ...only('practitioner', 'staff'),
    validateSearch: search({ date, siteId: text }),
  }).lazy(() => opened(import('./day')).then((page) => page.day)),
  createRoute({
    ...child('/desk/week'),
    ...only('practitioner'),
    validateSearch: search({ date, siteId: text }),
  }).lazy(() => opened(import('./week/week')).then((page) => page.week)),
  createRoute({
    ...child('/desk/requests'),
    ...only('practitioner', 'staff'),
    validateSearch: search({ siteId: text }),
  }).lazy(() => opened(import('./requests')).then((page) => page.requests)),
  createRoute({ ...child('/desk/hours'), ...only('practitioner') }).lazy(() =>
    opened(import('./hours')).then((page) => page.hours),
  ),
  createRoute({ ...child('/desk/leave'), ...only('practitioner') }).lazy(() =>
    opened(import('./leave')).then((page) => page.leave),
  ),
];
