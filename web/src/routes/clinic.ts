import { createRoute } from '@tanstack/react-router';
import { date, reportOf, text, visitSearchOf, words } from '../search';
import { child, only, opened } from './root';

/** Where practitioners and the front desk work. */
export const clinic = [
  createRoute({
    ...child('/desk'),
    ...only('practitioner', 'staff'),
    validateSearch: (search: Record<string, unknown>): { date?: string; siteId?: string } => ({
      date: date(search.date),
      siteId: text(search.siteId),
    }),
  }).lazy(() =>
    opened(['practice', 'dashboard', 'appointment', 'search'], import('../pages/practice/day')).then(
      (page) => page.day,
    ),
  ),
  createRoute({
    ...child('/desk/week'),
    ...only('practitioner'),
    validateSearch: (search: Record<string, unknown>): { date?: string; siteId?: string } => ({
      date: date(search.date),
      siteId: text(search.siteId),
    }),
  }).lazy(() =>
    opened(['week', 'practice', 'appointment'], import('../pages/practice/week/week')).then((page) => page.week),
  ),
  createRoute({
    ...child('/desk/requests'),
    ...only('practitioner', 'staff'),
    validateSearch: (search: Record<string, unknown>): { siteId?: string } => ({ siteId: text(search.siteId) }),
  }).lazy(() => opened('practice', import('../pages/practice/requests')).then((page) => page.requests)),
  createRoute({ ...child('/desk/hours'), ...only('practitioner') }).lazy(() =>
    opened('practice', import('../pages/practice/hours')).then((page) => page.hours),
  ),
  createRoute({ ...child('/desk/leave'), ...only('practitioner') }).lazy(() =>
    opened('practice', import('../pages/practice/leave')).then((page) => page.leave),
  ),
  createRoute({ ...child('/desk/profile'), ...only('practitioner') }).lazy(() =>
    opened(['profile', 'apply', 'practice', 'search', 'me'], import('../pages/profile/profile')).then(
      (page) => page.profile,
    ),
  ),
  createRoute({ ...child('/desk/visits/$visitId'), ...only('practitioner') }).lazy(() =>
    opened(
      ['consultation', 'practice', 'record', 'appointment', 'me', 'search'],
      import('../pages/consultation/consultation'),
    ).then((page) => page.consultation),
  ),
  createRoute({ ...child('/desk/patients/$patientId'), ...only('practitioner') }).lazy(() =>
    opened(['consultation', 'practice', 'record', 'me'], import('../pages/consultation/patient')).then(
      (page) => page.patient,
    ),
  ),
  createRoute({
    ...child('/board'),
    ...only('staff', 'admin'),
    validateSearch: (search: Record<string, unknown>): { date?: string; siteId?: string } => ({
      date: date(search.date),
      siteId: text(search.siteId),
    }),
  }).lazy(() =>
    opened(['desk', 'admin', 'practice', 'appointment', 'search'], import('../pages/desk/board')).then(
      (page) => page.board,
    ),
  ),
  createRoute({
    ...child('/board/book'),
    ...only('staff', 'admin'),
    validateSearch: (search: Record<string, unknown>): { siteId?: string; patientId?: string } => ({
      siteId: text(search.siteId),
      patientId: text(search.patientId),
    }),
  }).lazy(() =>
    opened(['desk', 'practice', 'book', 'search'], import('../pages/desk/book')).then((page) => page.boardBook),
  ),
  createRoute({
    ...child('/board/patients'),
    ...only('staff', 'admin'),
    validateSearch: (search: Record<string, unknown>): { q?: string } => ({ q: words(search.q) }),
  }).lazy(() => opened(['desk', 'admin'], import('../pages/desk/patients')).then((page) => page.patients)),
  createRoute({ ...child('/board/patients/$patientId'), ...only('staff', 'admin') }).lazy(() =>
    opened(['desk', 'admin', 'practice', 'consultation', 'me', 'appointment'], import('../pages/desk/patient')).then(
      (page) => page.patient,
    ),
  ),
  createRoute({ ...child('/board/visits'), ...only('staff', 'admin'), validateSearch: visitSearchOf }).lazy(() =>
    opened(['desk', 'admin', 'practice', 'appointment'], import('../pages/desk/appointments')).then(
      (page) => page.visits,
    ),
  ),
  createRoute({ ...child('/reports'), ...only('admin', 'staff', 'practitioner'), validateSearch: reportOf }).lazy(() =>
    opened(['reports', 'dashboard', 'admin'], import('../pages/reports/reports')).then((page) => page.reports),
  ),
];
