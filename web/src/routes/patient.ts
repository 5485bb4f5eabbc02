import { createRoute } from '@tanstack/react-router';
import { stepOf, type Step } from '../pages/apply/steps';
import { text, words } from '../search';
import { child, only, opened } from './root';

/** What belongs to somebody’s own record and visits. */
export const patient = [
  createRoute({ ...child('/visits'), ...only('patient') }).lazy(() =>
    opened(['appointment', 'search'], import('../pages/appointments/appointments')).then((page) => page.visits),
  ),
  createRoute({ ...child('/visits/$visitId'), ...only('patient', 'practitioner', 'staff', 'admin') }).lazy(() =>
    opened(['appointment', 'search', 'record'], import('../pages/appointments/appointment')).then((page) => page.visit),
  ),
  createRoute({ ...child('/me'), ...only('patient') }).lazy(() =>
    opened('me', import('../pages/me/profile')).then((page) => page.profile),
  ),
  createRoute({ ...child('/me/history'), ...only('patient') }).lazy(() =>
    opened(['me', 'record'], import('../pages/me/history')).then((page) => page.history),
  ),
  createRoute({ ...child('/me/history/edit'), ...only('patient') }).lazy(() =>
    opened(['me', 'record'], import('../pages/me/edit-history')).then((page) => page.editHistory),
  ),
  createRoute({ ...child('/me/contacts'), ...only('patient') }).lazy(() =>
    opened('me', import('../pages/me/contacts')).then((page) => page.contacts),
  ),
  createRoute({
    ...child('/me/documents'),
    ...only('patient'),
    validateSearch: (search: Record<string, unknown>): { visitId?: string } => ({ visitId: text(search.visitId) }),
  }).lazy(() => opened(['me', 'appointment'], import('../pages/me/documents')).then((page) => page.documents)),
  createRoute({ ...child('/me/prescriptions'), ...only('patient') }).lazy(() =>
    opened(['me', 'record'], import('../pages/me/prescriptions')).then((page) => page.prescriptions),
  ),
  createRoute({ ...child('/me/security'), ...only('patient', 'practitioner', 'staff', 'admin') }).lazy(() =>
    opened(['me', 'account'], import('../pages/me/security')).then((page) => page.security),
  ),
  createRoute({
    ...child('/me/access-log'),
    ...only('patient'),
    validateSearch: (search: Record<string, unknown>): { by?: 'everybody' } => ({
      by: search.by === 'everybody' ? 'everybody' : undefined,
    }),
  }).lazy(() => opened('me', import('../pages/me/access-log')).then((page) => page.accessLog)),
  createRoute({
    ...child('/check-in'),
    ...only('patient'),
    validateSearch: (search: Record<string, unknown>): { site?: string; code?: string } => ({
      site: text(search.site),
      code: words(search.code)?.toUpperCase(),
    }),
  }).lazy(() => opened('appointment', import('../pages/appointments/check-in')).then((page) => page.checkIn)),
  createRoute({
    ...child('/apply'),
    ...only('patient', 'practitioner', 'staff', 'admin'),
    validateSearch: (search: Record<string, unknown>): { step?: Step; again?: boolean } => ({
      step: search.step === undefined ? undefined : stepOf(search.step),
      again: search.again === true ? true : undefined,
    }),
  }).lazy(() => opened(['apply', 'search', 'me'], import('../pages/apply/apply')).then((page) => page.apply)),
];
