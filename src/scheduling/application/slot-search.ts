import { Injectable } from '@nestjs/common';
import type { BookingTerms } from '../../practitioners/index.js';
import { hasRole, type Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import type { TimeRange } from '../../shared/kernel/time-range.js';
import { bookableUntil } from '../domain/bookable.js';
import type { CalendarSnapshot } from '../domain/claims.js';
import { heldByOthers, joinableGroups } from '../domain/live-claim.js';
import { DAY, localDate } from '../domain/local-date.js';
import { daysAround } from '../domain/practitioner-day.js';
import { latestStart, startsOf, type Start } from '../domain/slots.js';
import { CalendarSnapshots, type SnapshotReader } from './calendar-snapshots.js';

/** Who searches, and when: own holds hide no start, lead time and booking window bind patients only. */
export interface SearchOccasion {
  readonly accountId: string | null;
  readonly actingAs: 'patient' | 'staff';
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Whose time is searched, where, and for what. */
export type SearchedTerms = Omit<BookingTerms, 'offered'>;

/** For how many days past the booking window rows are stored when a search had to build them. */
const spareDays = 7;

/** Finds the starts of one practitioner that the actor could book at this moment. */
@Injectable()
export class SlotSearch {
  constructor(
    private readonly calendar: CalendarSnapshots,
    private readonly clock: Clock,
  ) {}

  /** Without an actor the search is for any patient. */
  occasionOf(actor: Actor | undefined, practitionerId?: string): SearchOccasion {
    const accountId = actor?.accountId ?? null;
    return { accountId, actingAs: actingAs(actor, practitionerId), now: this.clock.now().epochMilliseconds };
  }

  /** One statement, unless rows are missing. */
  async at(terms: BookingTerms, wanted: TimeRange, occasion: SearchOccasion): Promise<Start[]> {
    const { practitioner, site, visitType } = terms;
    const range = terms.offered ? this.possibleRange(terms, wanted, occasion) : undefined;
    if (!range) return [];
    const span = { practitionerId: practitioner.id, siteId: site.id, ...daysAround(range, site.timeZone, visitType) };
    const snapshot = await this.calendar.of(span, this.readerOf(terms, occasion));
    return this.startsIn(snapshot, terms, range, occasion);
  }

  /** The part of the range in which there can be starts at all, or nothing. */
  possibleRange(
    { practitioner, site, visitType }: SearchedTerms,
    wanted: TimeRange,
    { actingAs, now }: SearchOccasion,
  ): TimeRange | undefined {
    const latest = latestStart({ siteId: site.id, visitType, actingAs, now });
    const from = Math.max(wanted.from, now);
    const to = Math.min(wanted.to, latest, bookableUntil(practitioner, site));
    return from < to ? { from, to } : undefined;
  }

  startsIn(
    { days, claims }: CalendarSnapshot,
    { site, visitType }: SearchedTerms,
    range: TimeRange,
    { accountId, actingAs, now }: SearchOccasion,
  ): Start[] {
    const held = heldByOthers(claims, accountId, now);
    const groups = visitType.capacity > 1 ? joinableGroups(claims) : [];
    return startsOf(days, { siteId: site.id, visitType, actingAs, now, held, groups }, range);
  }

  readerOf({ visitType }: Pick<SearchedTerms, 'visitType'>, { accountId, now }: SearchOccasion): SnapshotReader {
    return { accountId, now, keepUntil: localDate(Math.floor(now / DAY) + visitType.bookingWindowDays + spareDays) };
  }
}

/** Staff, administrators, and practitioners in their own calendar are not bound by lead time and booking window. */
export function actingAs(actor: Actor | undefined, practitionerId?: string): 'patient' | 'staff' {
  if (!actor) return 'patient';
  const own = practitionerId !== undefined && actor.practitionerId === practitionerId;
  return own || hasRole(actor, 'staff', 'admin') ? 'staff' : 'patient';
}
