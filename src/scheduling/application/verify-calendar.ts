import { Query } from '@nestjs/cqrs';
import { Clock } from '../../shared/kernel/clock.js';
import { Database } from '../../shared/persistence/database.js';
import { CalendarUpkeep, type StoredDay } from '../domain/calendar-upkeep.js';
import { Claims } from '../domain/claims.js';
import { DAY, localDate } from '../domain/local-date.js';
import type { PractitionerDay } from '../domain/practitioner-day.js';
import { Handles } from '../handlers.js';
import { CalendarBuilder, rangeOf } from './calendar-builder.js';

/** A stored day that is not what rules and claims say. */
export interface DayDifference {
  readonly practitionerId: string;
  readonly siteId: string;
  readonly day: string;
  readonly stored: string;
  readonly expected: string;
}

export interface CalendarReport {
  readonly days: number;
  readonly differences: DayDifference[];
}

const practitionersAtOnce = 50;

/** Compares every stored day from yesterday on with one built anew from rules and claims. Changes nothing. */
export class VerifyCalendar extends Query<CalendarReport> {
  /** `progress` is told how many days of how many are done. */
  constructor(readonly progress: (done: number, of: number) => void = () => undefined) {
    super();
  }
}

@Handles(VerifyCalendar)
class VerifyCalendarHandler {
  constructor(
    private readonly database: Database,
    private readonly upkeep: CalendarUpkeep,
    private readonly claims: Claims,
    private readonly builder: CalendarBuilder,
    private readonly clock: Clock,
  ) {}

  async execute({ progress }: VerifyCalendar): Promise<CalendarReport> {
    const fromDay = localDate(Math.floor(this.clock.now().epochMilliseconds / DAY) - 1);
    const differences: DayDifference[] = [];
    const all = await this.upkeep.count(fromDay);
    let days = 0;
    let after: string | null = null;
    for (;;) {
      const ids: string[] = await this.upkeep.withRows(fromDay, after, practitionersAtOnce);
      if (ids.length === 0) return { days, differences };
      const looked = await this.compare(ids, fromDay);
      days += looked.days;
      // Somebody may have booked between two looks: what differs is looked at again, with the rows held still.
      const suspects = [...new Set(looked.differences.map((difference) => difference.practitionerId))];
      if (suspects.length > 0) {
        const again = await this.database.transaction(async () => {
          const during = rangeOf(fromDay, looked.last);
          await this.claims.lockDays(suspects.map((practitionerId) => ({ practitionerId, during })));
          return this.compare(suspects, fromDay);
        });
        differences.push(...again.differences);
      }
      progress(days, Math.max(days, all));
      after = ids.at(-1)!;
    }
  }

  private async compare(practitionerIds: readonly string[], fromDay: string) {
    const stored = await this.upkeep.rows(practitionerIds, fromDay);
    const last = stored.map(({ day }) => day.day).reduce((a, b) => (a > b ? a : b), fromDay);
    const built = new Map(
      (await this.builder.build(practitionerIds, fromDay, last)).map(({ practitionerId, day }) => [
        `${practitionerId} ${day.siteId} ${day.day}`,
        day,
      ]),
    );
    const differences = stored.flatMap((row) => {
      const { practitionerId, day } = row;
      const expected = textOf(built.get(`${practitionerId} ${day.siteId} ${day.day}`));
      const found = textOf(day);
      if (found === expected && firstFreeIsRight(row)) return [];
      return [{ practitionerId, siteId: day.siteId, day: day.day, stored: found, expected }];
    });
    return { days: stored.length, differences, last };
  }
}

function textOf(day: Pick<PractitionerDay, 'offers' | 'free'> | undefined): string {
  return JSON.stringify({ offers: day?.offers ?? [], free: day?.free ?? [] });
}

/** It is the first free instant, or a later one that is free: time that has passed does not count any more. */
function firstFreeIsRight({ day, firstFree }: StoredDay): boolean {
  if (firstFree === null) return true;
  return day.free.some((range) => range.from <= firstFree && firstFree < range.to);
}
