import { createRoute } from '@tanstack/react-router';
import { child, only, opened } from '../../shell/root';
import { one, search, text } from '../../shell/search';

export const routes = [
  createRoute({ ...child('/me'), ...only('patient') }).lazy(() =>
    opened(import('./profile')).then((page) => page.profile),
  ),
  createRoute({ ...child('/me/history'), ...only('patient') }).lazy(() =>
    opened(import('./history')).then((page) => page.history),
  ),
  createRoute({ ...child('/me/history/edit'), ...only('patient') }).lazy(() =>
    opened(import('./edit-history')).then((page) => page.editHistory),
  ),
  createRoute({ ...child('/me/contacts'), ...only('patient') }).lazy(() =>
    opened(import('./contacts')).then((page) => page.contacts),
  ),
  createRoute({
    ...child('/me/documents'),
    ...only('patient'),
    validateSearch: search({ visitId: text }),
  }).lazy(() => opened(import('./documents')).then((page) => page.documents)),
  createRoute({ ...child('/me/prescriptions'), ...only('patient') }).lazy(() =>
    opened(import('./prescriptions')).then((page) => page.prescriptions),
  ),
  createRoute({ ...child('/me/security'), ...only('patient', 'practitioner', 'staff', 'admin') }).lazy(() =>
    opened(import('./security')).then((page) => page.security),
  ),
  createRoute({
    ...child('/me/access-log'),
    ...only('patient'),
    validateSearch: search({ by: one(['everybody']) }),
  }).lazy(() => opened(import('./access-log')).then((page) => page.accessLog)),
];
