import { Injectable } from '@nestjs/common';
import type { BookingTerms, PractitionerFacts, SiteFacts, VisitTypeFacts } from '../../practitioners/index.js';
import { hasRole, type Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import type { TimeRange } from '../../shared/kernel/time-range.js';
import { bookableUntil } from '../domain/bookable.js';
import type { Sight } from '../domain/claims.js';
import { heldByOthers, joinableGroups } from '../domain/live-claim.js';
import { DAY, localDate } from '../domain/local-date.js';
import { daysAround } from '../domain/practitioner-day.js';
import { startsOf, type SlotQuestion, type Start } from '../domain/slots.js';
import { CalendarSight } from './calendar-sight.js';

/** Who looks: own holds do not hide a start, and lead time and window bind patients only. */
export interface Looker {
  readonly accountId: string | null;
  readonly actor: 'patient' | 'staff';
}

const keptPastWindow = 7;

/** The starts of one practitioner that the asker could book at this moment. */
@Injectable()
export class SlotSearch {
  constructor(
    private readonly calendar: CalendarSight,
    private readonly clock: Clock,
  ) {}

  get now(): number {
    return this.clock.now().epochMilliseconds;
  }

  /** One statement, unless rows are missing. */
  async at(terms: BookingTerms, wanted: TimeRange, looker: Looker): Promise<Start[]> {
    const { practitioner, site, visitType } = terms;
    const now = this.now;
    if (!terms.offered) return [];
    const range = this.possible(practitioner, site, visitType, wanted, looker, now);
    if (!range) return [];
    const span = { practitionerId: practitioner.id, siteId: site.id, ...daysAround(range, site.timeZone, visitType) };
    const sight = await this.calendar.of(span, this.asker(looker, visitType, now));
    return this.startsIn(sight, site, visitType, range, looker, now);
  }

  /** The stretch in which anything can be found at all, or nothing. */
  possible(
    practitioner: PractitionerFacts,
    site: SiteFacts,
    visitType: VisitTypeFacts,
    wanted: TimeRange,
    { actor }: Looker,
    now: number,
  ): TimeRange | undefined {
    const window = actor === 'patient' ? now + visitType.bookingWindowDays * DAY : Infinity;
    const from = Math.max(wanted.from, now);
    const to = Math.min(wanted.to, window, bookableUntil(practitioner, site));
    return from < to ? { from, to } : undefined;
  }

  startsIn(
    { days, claims }: Sight,
    site: SiteFacts,
    visitType: VisitTypeFacts,
    range: TimeRange,
    { accountId, actor }: Looker,
    now: number,
  ): Start[] {
    const held = heldByOthers(claims, accountId, now);
    const groups = visitType.capacity > 1 ? joinableGroups(claims) : [];
    const question: SlotQuestion = { siteId: site.id, visitType, actor, now, held, groups };
    return startsOf(days, question, range);
  }

  asker({ accountId }: Looker, { bookingWindowDays }: VisitTypeFacts, now: number) {
    return { accountId, now, keepUntil: localDate(Math.floor(now / DAY) + bookingWindowDays + keptPastWindow) };
  }
}

/** Staff and admins look past lead time and window; so does a practitioner in the own calendar. */
export function lookerOf(actor: Actor | undefined, practitionerId?: string): Looker {
  if (!actor) return { accountId: null, actor: 'patient' };
  const own = practitionerId !== undefined && actor.practitionerId === practitionerId;
  return { accountId: actor.accountId, actor: own || hasRole(actor, 'staff', 'admin') ? 'staff' : 'patient' };
}
