import { fieldErrors, Problem } from '../../api/problem';
import type { Site, WorkingHours } from '../../api/schema';
import type { components } from '../../api/schema.gen';

/** A stretch of a weekday, while it is edited. The key stays while stretches come and go. */
export interface Stretch {
  readonly key: number;
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
  readonly everyWeeks?: number;
}

/** One set of working hours, while it is edited. */
export interface Draft {
  readonly siteId: string;
  readonly mode: 'slot' | 'session';
  readonly validFrom: string;
  readonly validTo: string;
  readonly stretches: readonly Stretch[];
  /** Every visit type, also those to come; else those that are chosen. */
  readonly allTypes: boolean;
  readonly visitTypeIds: readonly string[];
}

let keys = 0;
export const nextKey = (): number => ++keys;

export function draftOf(set: Omit<WorkingHours, 'id'>): Draft {
  return {
    siteId: set.siteId,
    mode: set.mode === 'session' ? 'session' : 'slot',
    validFrom: set.validFrom ?? '',
    validTo: set.validTo ?? '',
    // 24:00 is no time of a clock: midnight at the end of a day is 00:00, which the server reads as the next day's.
    stretches: set.weekly.map((window) => ({
      ...window,
      to: window.to === '24:00' ? '00:00' : window.to,
      key: nextKey(),
    })),
    allTypes: set.visitTypeIds.length === 0,
    visitTypeIds: set.visitTypeIds,
  };
}

/** Hours that nobody has written yet. */
export function emptyDraft(siteId: string): Draft {
  return draftOf({ siteId, mode: 'slot', validFrom: null, validTo: null, weekly: [], visitTypeIds: [] });
}

/** Sets of one site, mode and validity replace each other: that is their name. */
export function nameOf(set: Pick<WorkingHours, 'siteId' | 'mode' | 'validFrom' | 'validTo'>): string {
  return [set.siteId, set.mode, set.validFrom ?? '', set.validTo ?? ''].join(' ');
}

/** In the order of the week, which is the order in which the server names them. */
export function inOrder(stretches: readonly Stretch[]): Stretch[] {
  return stretches.toSorted((one, other) => one.weekday - other.weekday || one.from.localeCompare(other.from));
}

export function bodyOf(draft: Draft): components['schemas']['WorkingHoursBody'] {
  return {
    siteId: draft.siteId,
    mode: draft.mode,
    ...(draft.validFrom === '' ? {} : { validFrom: draft.validFrom }),
    ...(draft.validTo === '' ? {} : { validTo: draft.validTo }),
    weekly: inOrder(draft.stretches).map(({ weekday, from, to, everyWeeks }) => ({
      weekday,
      from,
      to,
      everyWeeks: everyWeeks === 2 ? 2 : 1,
    })),
    visitTypeIds: draft.allTypes ? [] : [...draft.visitTypeIds],
  };
}

/** The server's words at the stretches: `<key>.from`, `<key>.to`; other fields under their own names. */
export function errorsAt(error: unknown, draft: Draft, overlapWords: string): Record<string, string> {
  const order = inOrder(draft.stretches);
  const found: Record<string, string> = {};
  for (const [name, words] of Object.entries(fieldErrors(error))) {
    const [, index, field] = /^weekly\.(\d+)\.(from|to)$/.exec(name) ?? [];
    const stretch = index === undefined ? undefined : order[Number(index)];
    found[stretch ? `${stretch.key}.${field}` : name] = words;
  }
  for (const stretch of order) if (isNamedBy(error, draft, stretch)) found[`${stretch.key}.from`] = overlapWords;
  return found;
}

function isNamedBy(error: unknown, draft: Draft, stretch: Stretch): boolean {
  if (!(error instanceof Problem) || error.code !== 'WINDOWS_OVERLAP') return false;
  const windows = (error.members.windows ?? []) as (Stretch & { siteId: string })[];
  return windows.some(
    ({ siteId, weekday, from, to }) =>
      siteId === draft.siteId && weekday === stretch.weekday && from === stretch.from && to === stretch.to,
  );
}

/** The server names a site by its id, which tells people nothing. */
export function withSiteNames(error: unknown, sites: readonly Site[]): unknown {
  if (!(error instanceof Problem)) return error;
  const words = error.detail.replaceAll(
    /\((?:slot|session), site ([\da-f-]+)\)/g,
    (found, site: string) => `(${sites.find(({ id }) => id === site)?.name ?? found})`,
  );
  return new Problem(error.status, error.code, words, error.errors, error.members, error.retryAfterSeconds);
}
