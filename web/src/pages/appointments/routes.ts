import { createRoute } from '@tanstack/react-router';
import { child, only, opened } from '../../shell/root';
import { search, text, words } from '../../shell/search';

export const routes = [
  createRoute({ ...child('/visits'), ...only('patient') }).lazy(() =>
    opened(import('./appointments')).then((page) => page.visits),
  ),
  createRoute({ ...child('/visits/$visitId'), ...only('patient', 'practitioner', 'staff', 'admin') }).lazy(() =>
    opened(import('./appointment')).then((page) => page.visit),
  ),
  createRoute({
    ...child('/check-in'),
    ...only('patient'),
    validateSearch: search({ site: text, code: (value) => words(value)?.toUpperCase() }),
  }).lazy(() => opened(import('./check-in')).then((page) => page.checkIn)),
];
