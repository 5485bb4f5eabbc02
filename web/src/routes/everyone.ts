import { createRoute } from '@tanstack/react-router';
import { filtersOf, next, text, token } from '../search';
import { child, opened } from './root';

/** What everybody may open. */
export const everyone = [
  createRoute(child('/')).lazy(() => opened('search', import('../pages/search/home')).then((page) => page.home)),
  createRoute({ ...child('/practitioners'), validateSearch: filtersOf }).lazy(() =>
    opened('search', import('../pages/search/practitioners')).then((page) => page.practitioners),
  ),
  createRoute({
    ...child('/practitioners/$practitionerId'),
    validateSearch: (search: Record<string, unknown>): { visitTypeId?: string; siteId?: string; from?: string } => ({
      visitTypeId: text(search.visitTypeId),
      siteId: text(search.siteId),
      from: text(search.from),
    }),
  }).lazy(() => opened('search', import('../pages/search/practitioner')).then((page) => page.practitioner)),
  createRoute({
    ...child('/book/$practitionerId'),
    validateSearch: (search: Record<string, unknown>): { siteId: string; visitTypeId: string; start: string } => ({
      siteId: text(search.siteId) ?? '',
      visitTypeId: text(search.visitTypeId) ?? '',
      start: text(search.start) ?? '',
    }),
  }).lazy(() => opened(['book', 'appointment', 'search'], import('../pages/book/book')).then((page) => page.book)),
  createRoute({ ...child('/sign-in'), validateSearch: next }).lazy(() =>
    opened('account', import('../pages/account/sign-in')).then((page) => page.signIn),
  ),
  createRoute({ ...child('/sign-up'), validateSearch: next }).lazy(() =>
    opened('account', import('../pages/account/sign-up')).then((page) => page.signUp),
  ),
  createRoute({ ...child('/verify'), validateSearch: token }).lazy(() =>
    opened('account', import('../pages/account/verify')).then((page) => page.verify),
  ),
  createRoute(child('/forgot')).lazy(() =>
    opened('account', import('../pages/account/forgot')).then((page) => page.forgot),
  ),
  createRoute({ ...child('/reset'), validateSearch: token }).lazy(() =>
    opened('account', import('../pages/account/reset')).then((page) => page.reset),
  ),
  createRoute(child('/prescriptions/verify')).lazy(() =>
    opened('record', import('../pages/verify/verify')).then((page) => page.verify),
  ),
  createRoute(child('/prescriptions/verify/$code')).lazy(() =>
    opened('record', import('../pages/verify/verify-code')).then((page) => page.verifyCode),
  ),
];
