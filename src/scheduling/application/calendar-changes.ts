import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/kernel/clock.js';
import { conflict } from '../../shared/kernel/domain-error.js';
import type { TimeRanges } from '../../shared/kernel/time-range.js';
import { Outbox } from '../../shared/messaging/outbox.js';
import { CalendarRows } from '../domain/calendar-rows.js';
import { changeHits, groupsOutside } from '../domain/change-hits.js';
import { Claims, type OwnedDay, type TakenTime } from '../domain/claims.js';
import { WorkingHoursChanged } from '../domain/events.js';
import { DAY, dayNumber, localDate } from '../domain/local-date.js';
import type { AffectedAppointment, ChangeOptions } from './affected-appointment.js';
import {
  CalendarBuilder,
  daysOf,
  rangeOf,
  sitesOf,
  type CalendarRuleSet,
  type CalendarWorld,
} from './calendar-builder.js';

/** As far as a date and the days around it can be written. */
const lastDate = '9999-12-28';

/** What a change comes to: the rows after it and the appointments that lose their working time. */
interface CalendarPlan {
  readonly affected: AffectedAppointment[];
  readonly days: OwnedDay[];
  /** Rows past the horizon, made by bookings far ahead: a later reader builds them by the new rules. */
  readonly untrue: OwnedDay[];
  readonly practitionerIds: readonly string[];
  readonly builtUntil: string | null;
  /** Groups, and whether they lie outside working time from now on. */
  readonly groups: ReadonlyMap<string, boolean>;
}

export interface PlannedChange {
  readonly practitionerIds: readonly string[];
  /** Local dates whose rows can differ; all from today on when it is left out. */
  readonly dates?: { readonly first: string; readonly last: string };
  readonly change: (rules: CalendarRuleSet) => CalendarRuleSet;
  /** What new leave or a holiday closes, by site: also appointments outside the hours are hit by it. */
  readonly closed?: (world: CalendarWorld) => ReadonlyMap<string, TimeRanges>;
}

/** Changes of rules: the appointments they hit, and the rows rebuilt. The handler writes the rules themselves. */
@Injectable()
export class CalendarChanges {
  constructor(
    private readonly rows: CalendarRows,
    private readonly claims: Claims,
    private readonly builder: CalendarBuilder,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Makes a change: `write` stores the rules, which the caller has locked, and then their rows follow. A dry run only says
   * which appointments would be hit.
   * @throws CHANGE_HITS_VISITS when appointments are hit that are not kept
   */
  async make(
    change: PlannedChange,
    { dryRun, keepHits }: ChangeOptions,
    write: () => Promise<void>,
  ): Promise<AffectedAppointment[]> {
    const plan = await this.plan(change);
    const { affected } = plan;
    if (dryRun) return affected;
    refuseHits(affected, keepHits);
    await write();
    await this.apply(plan);
    return affected;
  }

  /** Locks the rows, so that nothing is booked between the plan and the change. */
  private async plan({ practitionerIds, dates, change, closed }: PlannedChange): Promise<CalendarPlan> {
    const horizon = await this.builder.horizon();
    const first = dates && dates.first > horizon.first ? dates.first : horizon.first;
    const end = dates?.last ?? lastDate;
    if (first > end)
      return { affected: [], days: [], untrue: [], practitionerIds, builtUntil: null, groups: new Map() };
    const during = rangeOf(first, end);
    const rows = await this.claims.lockDays(practitionerIds.map((practitionerId) => ({ practitionerId, during })));
    await this.claims.lockGroups(practitionerIds, during);
    const taken = await this.claims.taken(practitionerIds, during);
    const kept = { first, last: end < horizon.last ? end : horizon.last };
    const spans = [...(kept.first <= kept.last ? [kept] : []), ...spansOf(taken, kept.last)];

    const rules = await this.builder.rules(practitionerIds, first, spans.at(-1)?.last ?? first);
    const siteIds = [...new Set(rows.map(({ day }) => day.siteId))];
    const after = await this.builder.at(change(rules), [...siteIds, ...rules.practitioners.flatMap(sitesOf)]);
    const build = (world: CalendarWorld) =>
      spans.flatMap((span) => daysOf(world, span.first, span.last, taken, siteIds));
    const oldDays = build({ ...rules, sites: after.sites });
    const newDays = build(after);

    const now = this.clock.now().epochMilliseconds;
    const coming = taken.filter(({ claim }) => claim.during.to > now);
    const { affected, groups } = effectOn(coming, oldDays, newDays, closed?.(after));
    const days = newDays.filter(({ day }) => day.day <= kept.last);
    const untrue = rows.filter(({ day }) => day.day > horizon.last);
    return { affected, days, untrue, practitionerIds, builtUntil: dates ? null : horizon.last, groups };
  }

  private async apply({ days, untrue, practitionerIds, builtUntil, groups }: CalendarPlan): Promise<void> {
    await this.rows.store(days, true);
    await this.rows.remove(untrue);
    await this.claims.closeGroups(groups);
    if (builtUntil !== null) await this.rows.builtUntil(practitionerIds, builtUntil);
    this.outbox.add(...practitionerIds.map((practitionerId) => new WorkingHoursChanged({ practitionerId })));
  }
}

/** What a change of the rules does to time that is taken: appointments that lose working time, groups that stay outside it. */
export function effectOn(
  coming: readonly TakenTime[],
  oldDays: readonly OwnedDay[],
  newDays: readonly OwnedDay[],
  closed?: ReadonlyMap<string, TimeRanges>,
): { affected: AffectedAppointment[]; groups: ReadonlyMap<string, boolean> } {
  const affected: AffectedAppointment[] = [];
  const groups = new Map<string, boolean>();
  const [before, after] = [oldDays, newDays].map((days) => Map.groupBy(days, (each) => each.practitionerId));
  for (const [id, mine] of Map.groupBy(coming, (each) => each.practitionerId)) {
    const [old, now] = [before!, after!].map((days) => (days.get(id) ?? []).map((each) => each.day));
    const claims = mine.map((each) => each.claim);
    const hits = new Set(changeHits(claims, old!, now!, closed));
    affected.push(...mine.filter((each) => hits.has(each.claim)).flatMap(affectedBy));
    for (const [group, outside] of groupsOutside(claims, now!)) groups.set(group, outside);
  }
  return { affected, groups };
}

/** @throws CHANGE_HITS_VISITS when appointments are hit that are not kept */
export function refuseHits(affected: readonly AffectedAppointment[], keepHits: boolean): void {
  if (affected.length === 0 || keepHits) return;
  const message = 'There are visits in this time: decide what becomes of them.';
  throw conflict('CHANGE_HITS_VISITS', message, { affected });
}

/** The local dates around claims past the day, by date: there only what is booked matters. */
export function spansOf(taken: readonly TakenTime[], day: string): { first: string; last: string }[] {
  const spans: { first: string; last: string }[] = [];
  for (const { claim } of taken) {
    const from = Math.max(Math.floor(claim.during.from / DAY) - 2, dayNumber(day) + 1);
    const to = Math.min(Math.floor(claim.during.to / DAY) + 1, dayNumber(lastDate));
    const before = spans.at(-1);
    if (before && from <= dayNumber(before.last) + 1) before.last = localDate(Math.max(to, dayNumber(before.last)));
    else if (from <= to) spans.push({ first: localDate(from), last: localDate(to) });
  }
  return spans;
}

function affectedBy({
  practitionerId,
  claim,
  appointmentIds,
}: {
  practitionerId: string;
  claim: { start: number | null; siteId: string | null };
  appointmentIds: readonly string[];
}): AffectedAppointment[] {
  const start = Temporal.Instant.fromEpochMilliseconds(claim.start!).toString();
  return appointmentIds.map((appointmentId) => ({ appointmentId, start, practitionerId, siteId: claim.siteId! }));
}
