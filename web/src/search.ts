/** What stands in the addresses of pages: read as it is, and only what is valid. */
import type { AccountFilter } from './pages/admin/accounts/account-queries';
import type { AuditSearch } from './pages/admin/operations/audit';
import type { Delivery } from './api/schema';
import { spans, statuses, type VisitSearch } from './pages/desk/appointment-search';
import { groupings, type GroupBy } from './pages/reports/kinds';
import type { ReportSearch } from './pages/reports/reports';

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
/** What is searched for: digits alone, of a telephone number or a code, come as a number. */
export const words = (value: unknown): string | undefined => text(typeof value === 'number' ? String(value) : value);

export const one = <Value extends string>(value: unknown, known: readonly Value[]): Value | undefined =>
  known.find((other) => other === value);

/** A date that exists: `2026-02-30` is none. */
export function date(value: unknown): string | undefined {
  const at = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== value ? undefined : value;
}

const sorts = ['nextAvailable', 'name', 'fee', 'distance'] as const;

/** What a search is narrowed by; every filter stands in the address. */
export interface Filters {
  q?: string;
  specialtyId?: string;
  siteId?: string;
  visitTypeId?: string;
  language?: string;
  from?: string;
  to?: string;
  sort?: (typeof sorts)[number];
  /** Latitude and longitude; only for the nearest first. */
  near?: string;
}

// What is not valid is said to be undefined: a name that is left out would keep what stands in the address.
export function filtersOf(search: Record<string, unknown>): Filters {
  return {
    q: words(search.q),
    specialtyId: text(search.specialtyId),
    siteId: text(search.siteId),
    visitTypeId: text(search.visitTypeId),
    language: text(search.language),
    from: date(search.from),
    to: date(search.to),
    ...orderOf(one(search.sort, sorts), text(search.near)),
  };
}

/** Distances are those to a place. */
function orderOf(sort: Filters['sort'], near: string | undefined): Pick<Filters, 'sort' | 'near'> {
  const place = near !== undefined && /^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$/.test(near) ? near : undefined;
  if (sort !== 'distance') return { sort, near: undefined };
  return place === undefined ? { sort: undefined, near: undefined } : { sort, near: place };
}

/** Only a path of ours: a link must not lead people elsewhere after they signed in. */
export const next = (search: Record<string, unknown>): { next?: string } => ({
  next: typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? search.next : undefined,
});

export const accountFilterOf = (search: Record<string, unknown>): AccountFilter => ({
  q: words(search.q),
  role: one(search.role, ['patient', 'practitioner', 'staff', 'admin']),
  status: one(search.status, ['active', 'suspended']),
});

export const auditFilterOf = (search: Record<string, unknown>): AuditSearch => ({
  action: one(search.action, ['read', 'write', 'break-glass', 'refused']),
  accountId: text(search.accountId),
  patientId: text(search.patientId),
  from: date(search.from),
  to: date(search.to),
});

export const deliveryFilterOf = (search: Record<string, unknown>): { status?: Delivery['status'] } => ({
  status: one(search.status, ['due', 'sending', 'sent', 'skipped', 'parked']),
});

export const visitSearchOf = (search: Record<string, unknown>): VisitSearch => ({
  q: words(search.q),
  status: one(search.status, statuses),
  siteId: text(search.siteId),
  span: one(search.span, spans),
  from: date(search.from),
  to: date(search.to),
});

export function reportOf(search: Record<string, unknown>): ReportSearch {
  const kind = one(search.kind, ['appointments', 'utilisation', 'no-shows', 'lead-time']);
  return {
    kind,
    groupBy: one<GroupBy>(search.groupBy, groupings[kind ?? 'appointments']),
    from: date(search.from),
    to: date(search.to),
    siteId: text(search.siteId),
  };
}

export const token = (search: Record<string, unknown>): { token?: string } => ({ token: text(search.token) });
