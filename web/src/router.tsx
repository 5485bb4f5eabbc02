import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import i18next from 'i18next';
import type { AccountFilter } from './admin/account-queries';
import type { AuditSearch } from './admin/audit';
import type { PractitionerFilter } from './admin/practitioners/queries';
import { session } from './api/session';
import { stepOf, type Step } from './apply/steps';
import type { TextArea } from './i18n';
import { groupings, type GroupBy } from './reports/kinds';
import type { ReportSearch } from './reports/reports';
import { Broken } from './shell/broken';
import { Layout } from './shell/layout';
import { NotFound } from './shell/not-found';

const root = createRootRoute({ component: Layout, notFoundComponent: NotFound });

/** Lets only accounts with one of these roles in; visitors sign in first and come back. */
function only(...roles: string[]) {
  return {
    beforeLoad: async ({ location }: { location: { href: string } }) => {
      await session.restore();
      const state = session.current;
      if (state.status !== 'signed-in') throw redirect({ to: '/sign-in', search: { next: location.href } });
      if (!roles.some((role) => state.account.roles.includes(role))) throw redirect({ to: '/' });
    },
  };
}

/** A page and its words, loaded at the same time: also those of parts that it opens later, which must not blank it. */
async function opened<Page>(areas: TextArea | readonly TextArea[], page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, i18next.loadNamespaces(areas)]);
  return loaded;
}

const child = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path }) as const;
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** A date that exists: `2026-02-30` is none. */
function date(value: unknown): string | undefined {
  const at = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== value ? undefined : value;
}

/** What a search is narrowed by; every filter stands in the address. */
export interface Filters {
  q?: string;
  specialtyId?: string;
  siteId?: string;
  visitTypeId?: string;
  language?: string;
  from?: string;
  to?: string;
  sort?: 'nextAvailable' | 'name' | 'fee';
}

// What is not valid is said to be undefined: a name that is left out would keep what stands in the address.
function filtersOf(search: Record<string, unknown>): Filters {
  return {
    q: text(search.q),
    specialtyId: text(search.specialtyId),
    siteId: text(search.siteId),
    visitTypeId: text(search.visitTypeId),
    language: text(search.language),
    from: date(search.from),
    to: date(search.to),
    sort: (['nextAvailable', 'name', 'fee'] as const).find((known) => known === search.sort),
  };
}

/** Only a path of ours: a link must not lead people elsewhere after they signed in. */
const next = (search: Record<string, unknown>): { next?: string } => ({
  next: typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? search.next : undefined,
});

const one = <Value extends string>(value: unknown, known: readonly Value[]): Value | undefined =>
  known.find((other) => other === value);

const accountFilterOf = (search: Record<string, unknown>): AccountFilter => ({
  q: text(search.q),
  role: one(search.role, ['patient', 'practitioner', 'staff', 'admin']),
  status: one(search.status, ['active', 'suspended']),
});

const auditFilterOf = (search: Record<string, unknown>): AuditSearch => ({
  action: one(search.action, ['read', 'write', 'break-glass']),
  accountId: text(search.accountId),
  patientId: text(search.patientId),
  from: date(search.from),
  to: date(search.to),
});

function reportOf(search: Record<string, unknown>): ReportSearch {
  const kind = one(search.kind, ['appointments', 'utilisation', 'no-shows', 'lead-time']);
  return {
    kind,
    groupBy: one<GroupBy>(search.groupBy, groupings[kind ?? 'appointments']),
    from: date(search.from),
    to: date(search.to),
    siteId: text(search.siteId),
  };
}

/** The words of the administration's pages about practitioners. */
const listing = ['admin', 'practitioners'] as const;

const token = (search: Record<string, unknown>): { token?: string } => ({ token: text(search.token) });

const routes = [
  createRoute(child('/')).lazy(() => opened('find', import('./find/home')).then((page) => page.home)),
  createRoute({ ...child('/practitioners'), validateSearch: filtersOf }).lazy(() =>
    opened('find', import('./find/practitioners')).then((page) => page.practitioners),
  ),
  createRoute({
    ...child('/practitioners/$practitionerId'),
    validateSearch: (search: Record<string, unknown>): { visitTypeId?: string; siteId?: string; from?: string } => ({
      visitTypeId: text(search.visitTypeId),
      siteId: text(search.siteId),
      from: text(search.from),
    }),
  }).lazy(() => opened('find', import('./find/practitioner')).then((page) => page.practitioner)),
  createRoute({
    ...child('/book/$practitionerId'),
    validateSearch: (search: Record<string, unknown>): { siteId: string; visitTypeId: string; start: string } => ({
      siteId: text(search.siteId) ?? '',
      visitTypeId: text(search.visitTypeId) ?? '',
      start: text(search.start) ?? '',
    }),
  }).lazy(() => opened(['book', 'visits', 'find'], import('./book/book')).then((page) => page.book)),
  createRoute({ ...child('/sign-in'), validateSearch: next }).lazy(() =>
    opened('account', import('./account/sign-in')).then((page) => page.signIn),
  ),
  createRoute({ ...child('/sign-up'), validateSearch: next }).lazy(() =>
    opened('account', import('./account/sign-up')).then((page) => page.signUp),
  ),
  createRoute({ ...child('/verify'), validateSearch: token }).lazy(() =>
    opened('account', import('./account/verify')).then((page) => page.verify),
  ),
  createRoute(child('/forgot')).lazy(() => opened('account', import('./account/forgot')).then((page) => page.forgot)),
  createRoute({ ...child('/reset'), validateSearch: token }).lazy(() =>
    opened('account', import('./account/reset')).then((page) => page.reset),
  ),
  createRoute({ ...child('/visits'), ...only('patient') }).lazy(() =>
    opened(['visits', 'find'], import('./visits/visits')).then((page) => page.visits),
  ),
  createRoute({ ...child('/visits/$visitId'), ...only('patient', 'practitioner', 'staff', 'admin') }).lazy(() =>
    opened(['visits', 'find', 'record'], import('./visits/visit')).then((page) => page.visit),
  ),
  createRoute({ ...child('/me'), ...only('patient') }).lazy(() =>
    opened('me', import('./me/profile')).then((page) => page.profile),
  ),
  createRoute({ ...child('/me/history'), ...only('patient') }).lazy(() =>
    opened(['me', 'record'], import('./me/history')).then((page) => page.history),
  ),
  createRoute({ ...child('/me/history/edit'), ...only('patient') }).lazy(() =>
    opened(['me', 'record'], import('./me/edit-history')).then((page) => page.editHistory),
  ),
  createRoute({ ...child('/me/contacts'), ...only('patient') }).lazy(() =>
    opened('me', import('./me/contacts')).then((page) => page.contacts),
  ),
  createRoute({
    ...child('/me/documents'),
    ...only('patient'),
    validateSearch: (search: Record<string, unknown>): { visitId?: string } => ({ visitId: text(search.visitId) }),
  }).lazy(() => opened(['me', 'visits'], import('./me/documents')).then((page) => page.documents)),
  createRoute({ ...child('/me/prescriptions'), ...only('patient') }).lazy(() =>
    opened(['me', 'record'], import('./me/prescriptions')).then((page) => page.prescriptions),
  ),
  createRoute({ ...child('/me/security'), ...only('patient', 'practitioner', 'staff', 'admin') }).lazy(() =>
    opened(['me', 'account'], import('./me/security')).then((page) => page.security),
  ),
  createRoute({
    ...child('/me/access-log'),
    ...only('patient'),
    validateSearch: (search: Record<string, unknown>): { by?: 'everybody' } => ({
      by: search.by === 'everybody' ? 'everybody' : undefined,
    }),
  }).lazy(() => opened('me', import('./me/access-log')).then((page) => page.accessLog)),
  createRoute(child('/prescriptions/verify')).lazy(() =>
    opened('record', import('./record/verify')).then((page) => page.verify),
  ),
  createRoute(child('/prescriptions/verify/$code')).lazy(() =>
    opened('record', import('./record/verify-code')).then((page) => page.verifyCode),
  ),
  createRoute({
    ...child('/check-in'),
    ...only('patient'),
    validateSearch: (search: Record<string, unknown>): { site?: string; code?: string } => ({
      site: text(search.site),
      // A code of digits alone comes as a number.
      code: text(typeof search.code === 'number' ? String(search.code) : search.code)?.toUpperCase(),
    }),
  }).lazy(() => opened('visits', import('./visits/check-in')).then((page) => page.checkIn)),
  createRoute({
    ...child('/desk'),
    ...only('practitioner', 'staff'),
    validateSearch: (search: Record<string, unknown>): { date?: string; siteId?: string } => ({
      date: date(search.date),
      siteId: text(search.siteId),
    }),
  }).lazy(() => opened('desk', import('./desk/day')).then((page) => page.day)),
  createRoute({
    ...child('/desk/week'),
    ...only('practitioner'),
    validateSearch: (search: Record<string, unknown>): { date?: string; siteId?: string } => ({
      date: date(search.date),
      siteId: text(search.siteId),
    }),
  }).lazy(() => opened(['week', 'desk', 'visits'], import('./week/week')).then((page) => page.week)),
  createRoute({
    ...child('/desk/requests'),
    ...only('practitioner', 'staff'),
    validateSearch: (search: Record<string, unknown>): { siteId?: string } => ({ siteId: text(search.siteId) }),
  }).lazy(() => opened('desk', import('./desk/requests')).then((page) => page.requests)),
  createRoute({ ...child('/desk/hours'), ...only('practitioner') }).lazy(() =>
    opened('desk', import('./desk/hours')).then((page) => page.hours),
  ),
  createRoute({ ...child('/desk/leave'), ...only('practitioner') }).lazy(() =>
    opened('desk', import('./desk/leave')).then((page) => page.leave),
  ),
  createRoute({ ...child('/desk/profile'), ...only('practitioner') }).lazy(() =>
    opened(['profile', 'apply', 'desk', 'find', 'me'], import('./profile/profile')).then((page) => page.profile),
  ),
  createRoute({
    ...child('/apply'),
    ...only('patient', 'practitioner', 'staff', 'admin'),
    validateSearch: (search: Record<string, unknown>): { step?: Step; again?: boolean } => ({
      step: search.step === undefined ? undefined : stepOf(search.step),
      again: search.again === true ? true : undefined,
    }),
  }).lazy(() => opened(['apply', 'find', 'me'], import('./apply/apply')).then((page) => page.apply)),
  createRoute({ ...child('/desk/visits/$visitId'), ...only('practitioner') }).lazy(() =>
    opened(['care', 'desk', 'record', 'visits', 'me'], import('./care/consultation')).then((page) => page.consultation),
  ),
  createRoute({ ...child('/desk/patients/$patientId'), ...only('practitioner') }).lazy(() =>
    opened(['care', 'desk', 'record', 'me'], import('./care/patient')).then((page) => page.patient),
  ),
  createRoute({
    ...child('/board'),
    ...only('staff', 'admin'),
    validateSearch: (search: Record<string, unknown>): { date?: string; siteId?: string } => ({
      date: date(search.date),
      siteId: text(search.siteId),
    }),
  }).lazy(() => opened(['board', 'desk'], import('./board/board')).then((page) => page.board)),
  createRoute({
    ...child('/board/book'),
    ...only('staff', 'admin'),
    validateSearch: (search: Record<string, unknown>): { siteId?: string } => ({ siteId: text(search.siteId) }),
  }).lazy(() => opened(['board', 'desk', 'book', 'find'], import('./board/book')).then((page) => page.boardBook)),
  createRoute({ ...child('/admin'), ...only('admin') }).lazy(() =>
    opened(listing, import('./admin/overview')).then((page) => page.overview),
  ),
  createRoute({
    ...child('/admin/applications'),
    ...only('admin'),
    validateSearch: (search: Record<string, unknown>): { status?: string } => ({ status: text(search.status) }),
  }).lazy(() => opened('admin', import('./admin/applications')).then((page) => page.applications)),
  createRoute({ ...child('/admin/applications/$applicationId'), ...only('admin') }).lazy(() =>
    opened('admin', import('./admin/application')).then((page) => page.application),
  ),
  createRoute({
    ...child('/admin/practitioners'),
    ...only('admin'),
    validateSearch: (search: Record<string, unknown>): PractitionerFilter => ({
      q: text(search.q),
      specialtyId: text(search.specialtyId),
      siteId: text(search.siteId),
    }),
  }).lazy(() => opened(listing, import('./admin/practitioners/list')).then((page) => page.practitioners)),
  createRoute({ ...child('/admin/practitioners/$practitionerId'), ...only('admin') }).lazy(() =>
    opened(listing, import('./admin/practitioners/practitioner')).then((page) => page.practitioner),
  ),
  createRoute({ ...child('/admin/practitioners/$practitionerId/hours'), ...only('admin') }).lazy(() =>
    opened([...listing, 'desk'], import('./admin/practitioners/hours')).then((page) => page.hours),
  ),
  createRoute({ ...child('/admin/practitioners/$practitionerId/leave'), ...only('admin') }).lazy(() =>
    opened([...listing, 'desk'], import('./admin/practitioners/leave')).then((page) => page.leave),
  ),
  createRoute({ ...child('/admin/credentials'), ...only('admin') }).lazy(() =>
    opened(listing, import('./admin/practitioners/credentials')).then((page) => page.credentials),
  ),
  createRoute({ ...child('/admin/sites'), ...only('admin') }).lazy(() =>
    opened('admin', import('./admin/sites')).then((page) => page.sites),
  ),
  createRoute({ ...child('/admin/visit-types'), ...only('admin') }).lazy(() =>
    opened('admin', import('./admin/visit-types')).then((page) => page.visitTypes),
  ),
  createRoute({ ...child('/admin/specialties'), ...only('admin') }).lazy(() =>
    opened('admin', import('./admin/specialties')).then((page) => page.specialties),
  ),
  createRoute({ ...child('/admin/holidays'), ...only('admin') }).lazy(() =>
    opened('admin', import('./admin/holidays')).then((page) => page.holidays),
  ),
  createRoute({ ...child('/admin/settings'), ...only('admin') }).lazy(() =>
    opened('admin', import('./admin/settings')).then((page) => page.settings),
  ),
  createRoute({ ...child('/admin/accounts'), ...only('admin'), validateSearch: accountFilterOf }).lazy(() =>
    opened(['admin', 'find'], import('./admin/accounts')).then((page) => page.accounts),
  ),
  createRoute({ ...child('/admin/accounts/$accountId'), ...only('admin') }).lazy(() =>
    opened(['admin', 'find'], import('./admin/account')).then((page) => page.account),
  ),
  createRoute({ ...child('/admin/audit'), ...only('admin'), validateSearch: auditFilterOf }).lazy(() =>
    opened('admin', import('./admin/audit')).then((page) => page.audit),
  ),
  createRoute({ ...child('/admin/status'), ...only('admin') }).lazy(() =>
    opened('admin', import('./admin/status')).then((page) => page.status),
  ),
  createRoute({ ...child('/reports'), ...only('admin', 'staff', 'practitioner'), validateSearch: reportOf }).lazy(() =>
    opened('reports', import('./reports/reports')).then((page) => page.reports),
  ),
];

/** One list of pages; each is loaded when it is first opened. paths.json has the same paths for the server. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

// Signed out, here or in another tab: pages that are not for visitors are left.
session.subscribe(() => {
  if (session.current.status === 'signed-out') void router.invalidate();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
