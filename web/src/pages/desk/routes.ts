import { createRoute } from '@tanstack/react-router';
import { child, only, opened } from '../../shell/root';
import { date, search, text, words } from '../../shell/search';
import { appointmentSearch } from './appointment-search';

export const routes = [
  createRoute({
    ...child('/board'),
    ...only('staff', 'admin'),
    validateSearch: search({ date, siteId: text }),
  }).lazy(() => opened(import('./board')).then((page) => page.board)),
  createRoute({
    ...child('/board/book'),
    ...only('staff', 'admin'),
    validateSearch: search({ siteId: text, patientId: text }),
  }).lazy(() => opened(import('./book')).then((page) => page.boardBook)),
  createRoute({
    ...child('/board/patients'),
    ...only('staff', 'admin'),
    validateSearch: search({ q: words }),
  }).lazy(() => opened(import('./patients')).then((page) => page.patients)),
  createRoute({ ...child('/board/patients/$patientId'), ...only('staff', 'admin') }).lazy(() =>
    opened(import('./patient')).then((page) => page.patient),
  ),
  createRoute({ ...child('/board/visits'), ...only('staff', 'admin'), validateSearch: appointmentSearch }).lazy(() =>
    opened(import('./appointments')).then((page) => page.visits),
  ),
];
