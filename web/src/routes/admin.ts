import { createRoute } from '@tanstack/react-router';
import type { PractitionerFilter } from '../pages/admin/practitioners/queries';
import { accountFilterOf, auditFilterOf, deliveryFilterOf, text, words } from '../search';
import { child, only, opened } from './root';

/** The words of the pages about practitioners. */
const listing = ['admin', 'practitioners'] as const;

/** The administration. */
export const admin = [
  createRoute({ ...child('/admin'), ...only('admin') }).lazy(() =>
    opened([...listing, 'dashboard'], import('../pages/admin/overview/overview')).then((page) => page.overview),
  ),
  createRoute({
    ...child('/admin/applications'),
    ...only('admin'),
    validateSearch: (search: Record<string, unknown>): { status?: string } => ({ status: text(search.status) }),
  }).lazy(() => opened('admin', import('../pages/admin/applications/applications')).then((page) => page.applications)),
  createRoute({ ...child('/admin/applications/$applicationId'), ...only('admin') }).lazy(() =>
    opened('admin', import('../pages/admin/applications/application')).then((page) => page.application),
  ),
  createRoute({
    ...child('/admin/practitioners'),
    ...only('admin'),
    validateSearch: (search: Record<string, unknown>): PractitionerFilter => ({
      q: words(search.q),
      specialtyId: text(search.specialtyId),
      siteId: text(search.siteId),
    }),
  }).lazy(() => opened(listing, import('../pages/admin/practitioners/list')).then((page) => page.practitioners)),
  createRoute({ ...child('/admin/practitioners/$practitionerId'), ...only('admin') }).lazy(() =>
    opened(listing, import('../pages/admin/practitioners/practitioner')).then((page) => page.practitioner),
  ),
  createRoute({ ...child('/admin/practitioners/$practitionerId/hours'), ...only('admin') }).lazy(() =>
    opened([...listing, 'practice'], import('../pages/admin/practitioners/hours')).then((page) => page.hours),
  ),
  createRoute({ ...child('/admin/practitioners/$practitionerId/leave'), ...only('admin') }).lazy(() =>
    opened([...listing, 'practice'], import('../pages/admin/practitioners/leave')).then((page) => page.leave),
  ),
  createRoute({ ...child('/admin/credentials'), ...only('admin') }).lazy(() =>
    opened(listing, import('../pages/admin/practitioners/credentials')).then((page) => page.credentials),
  ),
  createRoute({ ...child('/admin/sites'), ...only('admin') }).lazy(() =>
    opened('admin', import('../pages/admin/catalogue/sites')).then((page) => page.sites),
  ),
  createRoute({ ...child('/admin/visit-types'), ...only('admin') }).lazy(() =>
    opened('admin', import('../pages/admin/catalogue/visit-types')).then((page) => page.visitTypes),
  ),
  createRoute({ ...child('/admin/specialties'), ...only('admin') }).lazy(() =>
    opened('admin', import('../pages/admin/catalogue/specialties')).then((page) => page.specialties),
  ),
  createRoute({ ...child('/admin/holidays'), ...only('admin') }).lazy(() =>
    opened('admin', import('../pages/admin/holidays/holidays')).then((page) => page.holidays),
  ),
  createRoute({ ...child('/admin/settings'), ...only('admin') }).lazy(() =>
    opened('admin', import('../pages/admin/settings/settings')).then((page) => page.settings),
  ),
  createRoute({ ...child('/admin/accounts'), ...only('admin'), validateSearch: accountFilterOf }).lazy(() =>
    opened(['admin', 'search'], import('../pages/admin/accounts/accounts')).then((page) => page.accounts),
  ),
  createRoute({ ...child('/admin/accounts/$accountId'), ...only('admin') }).lazy(() =>
    opened(['admin', 'search'], import('../pages/admin/accounts/account')).then((page) => page.account),
  ),
  createRoute({ ...child('/admin/deliveries'), ...only('admin'), validateSearch: deliveryFilterOf }).lazy(() =>
    opened('admin', import('../pages/admin/operations/deliveries')).then((page) => page.deliveries),
  ),
  createRoute({ ...child('/admin/audit'), ...only('admin'), validateSearch: auditFilterOf }).lazy(() =>
    opened('admin', import('../pages/admin/operations/audit')).then((page) => page.audit),
  ),
  createRoute({ ...child('/admin/status'), ...only('admin') }).lazy(() =>
    opened('admin', import('../pages/admin/operations/status')).then((page) => page.status),
  ),
];
