import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/kernel/clock.js';
import { conflict } from '../../shared/kernel/domain-error.js';
import type { TimeRanges } from '../../shared/kernel/time-range.js';
import { Outbox } from '../../shared/messaging/outbox.js';
import { CalendarRows } from '../domain/calendar-rows.js';
import { changeHits } from '../domain/change-hits.js';
import { Claims, type OwnedDay } from '../domain/claims.js';
import { WorkingHoursChanged } from '../domain/events.js';
import { DAY, localDate } from '../domain/local-date.js';
import type { AffectedVisit, ChangeOptions } from './affected-visit.js';
import {
  CalendarBuilder,
  daysOf,
  rangeOf,
  shifted,
  sitesOf,
  type CalendarRuleSet,
  type CalendarWorld,
} from './calendar-builder.js';

/** What a change comes to: the rows after it and the visits that lose their working time. */
export interface CalendarPlan {
  readonly affected: AffectedVisit[];
  readonly days: OwnedDay[];
  readonly practitionerIds: readonly string[];
  readonly builtUntil: string | null;
}

export interface PlannedChange {
  readonly practitionerIds: readonly string[];
  /** Local dates whose rows can differ; all from today on when it is left out. */
  readonly dates?: { readonly first: string; readonly last: string };
  readonly change: (rules: CalendarRuleSet) => CalendarRuleSet;
  /** What new leave or a holiday closes, by site: also visits outside the hours are hit by it. */
  readonly closed?: (world: CalendarWorld) => ReadonlyMap<string, TimeRanges>;
}

/** Changes of rules: the visits they hit, and the rows built anew. The rules themselves are written by the handler. */
@Injectable()
export class CalendarChanges {
  constructor(
    private readonly rows: CalendarRows,
    private readonly claims: Claims,
    private readonly builder: CalendarBuilder,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** Locks the rows, so that no visit is booked between the look and the change. The rules are locked by the caller. */
  async plan({ practitionerIds, dates, change, closed }: PlannedChange): Promise<CalendarPlan> {
    const horizon = dates ?? (await this.builder.horizon());
    const { first } = horizon;
    const beyond = dates ? dates.last : shifted(first, 20 * 366);
    const during = rangeOf(first, beyond);
    const rows = await this.claims.lockDays(practitionerIds.map((practitionerId) => ({ practitionerId, during })));
    const taken = await this.claims.taken(practitionerIds, during);
    const claimed = taken.map(({ claim }) => localDate(Math.floor(claim.during.to / DAY) + 1));
    const latest = [horizon.last, ...rows.map(({ day }) => day.day), ...claimed].reduce((a, b) => (a > b ? a : b));
    const last = dates ? dates.last : latest;

    const rules = await this.builder.rules(practitionerIds, first, last);
    const siteIds = [...new Set(rows.map(({ day }) => day.siteId))];
    const after = await this.builder.at(change(rules), [...siteIds, ...rules.practitioners.flatMap(sitesOf)]);
    const oldDays = daysOf({ ...rules, sites: after.sites }, first, last, taken, siteIds);
    const newDays = daysOf(after, first, last, taken, siteIds);

    const now = this.clock.now().epochMilliseconds;
    const affected = practitionerIds.flatMap((id) => {
      const own = (days: readonly OwnedDay[]) =>
        days.filter((each) => each.practitionerId === id).map((each) => each.day);
      const coming = taken.filter((each) => each.practitionerId === id && each.claim.during.to > now);
      const claims = coming.map((each) => each.claim);
      const hits = new Set(changeHits(claims, own(oldDays), own(newDays), closed?.(after)));
      return coming.filter((each) => hits.has(each.claim)).flatMap(affectedBy);
    });
    const kept = new Set(rows.map(({ practitionerId, day }) => `${practitionerId} ${day.siteId} ${day.day}`));
    const days = newDays.filter(
      ({ practitionerId, day }) => day.day <= horizon.last || kept.has(`${practitionerId} ${day.siteId} ${day.day}`),
    );
    return { affected, days, practitionerIds, builtUntil: dates ? null : horizon.last };
  }

  /** @throws CHANGE_HITS_VISITS when there are hits that are not kept */
  refuseHits({ affected }: CalendarPlan, { keepHits }: Pick<ChangeOptions, 'keepHits'>): void {
    if (affected.length === 0 || keepHits) return;
    throw conflict('CHANGE_HITS_VISITS', 'There are visits in this time: decide what becomes of them.', { affected });
  }

  /** Stores the rows; the rules have been written. */
  async apply({ days, practitionerIds, builtUntil }: CalendarPlan): Promise<void> {
    await this.rows.store(days, true);
    if (builtUntil !== null) await this.rows.builtUntil(practitionerIds, builtUntil);
    this.outbox.add(...practitionerIds.map((practitionerId) => new WorkingHoursChanged({ practitionerId })));
  }
}

function affectedBy({
  practitionerId,
  claim,
  appointmentIds,
}: {
  practitionerId: string;
  claim: { start: number | null; siteId: string | null };
  appointmentIds: readonly string[];
}): AffectedVisit[] {
  const start = Temporal.Instant.fromEpochMilliseconds(claim.start!).toString();
  return appointmentIds.map((appointmentId) => ({ appointmentId, start, practitionerId, siteId: claim.siteId! }));
}
