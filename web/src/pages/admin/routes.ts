import { createRoute } from '@tanstack/react-router';
import { child, only, opened } from '../../shell/root';
import { one, search, text, words } from '../../shell/search';
import { accountFilter } from './accounts/account-filter';
import { auditSearch } from './operations/audit-search';

export const routes = [
  createRoute({ ...child('/admin'), ...only('admin') }).lazy(() =>
    opened(import('./overview/overview')).then((page) => page.overview),
  ),
  createRoute({
    ...child('/admin/applications'),
    ...only('admin'),
    validateSearch: search({ status: text }),
  }).lazy(() => opened(import('./applications/applications')).then((page) => page.applications)),
  createRoute({ ...child('/admin/applications/$applicationId'), ...only('admin') }).lazy(() =>
    opened(import('./applications/application')).then((page) => page.application),
  ),
  createRoute({
    ...child('/admin/practitioners'),
    ...only('admin'),
    validateSearch: search({ q: words, specialtyId: text, siteId: text }),
  }).lazy(() => opened(import('./practitioners/list')).then((page) => page.practitioners)),
  createRoute({ ...child('/admin/practitioners/$practitionerId'), ...only('admin') }).lazy(() =>
    opened(import('./practitioners/practitioner')).then((page) => page.practitioner),
  ),
  createRoute({ ...child('/admin/practitioners/$practitionerId/hours'), ...only('admin') }).lazy(() =>
    opened(import('./practitioners/hours')).then((page) => page.hours),
  ),
  createRoute({ ...child('/admin/practitioners/$practitionerId/leave'), ...only('admin') }).lazy(() =>
    opened(import('./practitioners/leave')).then((page) => page.leave),
  ),
  createRoute({ ...child('/admin/credentials'), ...only('admin') }).lazy(() =>
    opened(import('./practitioners/credentials')).then((page) => page.credentials),
  ),
  createRoute({ ...child('/admin/sites'), ...only('admin') }).lazy(() =>
    opened(import('./catalogue/sites')).then((page) => page.sites),
  ),
  createRoute({ ...child('/admin/visit-types'), ...only('admin') }).lazy(() =>
    opened(import('./catalogue/visit-types')).then((page) => page.visitTypes),
  ),
  createRoute({ ...child('/admin/specialties'), ...only('admin') }).lazy(() =>
    opened(import('./catalogue/specialties')).then((page) => page.specialties),
  ),
  createRoute({ ...child('/admin/holidays'), ...only('admin') }).lazy(() =>
    opened(import('./holidays/holidays')).then((page) => page.holidays),
  ),
  createRoute({ ...child('/admin/settings'), ...only('admin') }).lazy(() =>
    opened(import('./settings/settings')).then((page) => page.settings),
  ),
  createRoute({ ...child('/admin/accounts'), ...only('admin'), validateSearch: accountFilter }).lazy(() =>
    opened(import('./accounts/accounts')).then((page) => page.accounts),
  ),
  createRoute({ ...child('/admin/accounts/$accountId'), ...only('admin') }).lazy(() =>
    opened(import('./accounts/account')).then((page) => page.account),
  ),
  createRoute({
    ...child('/admin/deliveries'),
    ...only('admin'),
    validateSearch: search({ status: one(['due', 'sending', 'sent', 'skipped', 'parked']) }),
  }).lazy(() => opened(import('./operations/deliveries')).then((page) => page.deliveries)),
  createRoute({ ...child('/admin/audit'), ...only('admin'), validateSearch: auditSearch }).lazy(() =>
    opened(import('./operations/audit')).then((page) => page.audit),
  ),
  createRoute({ ...child('/admin/status'), ...only('admin') }).lazy(() =>
    opened(import('./operations/status')).then((page) => page.status),
  ),
];
