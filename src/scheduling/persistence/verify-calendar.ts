import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Clock } from '../../shared/kernel/clock.js';
import { epochOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { CalendarBuilder, rangeOf } from '../application/calendar-builder.js';
import { Claims, type OwnedDay } from '../domain/claims.js';
import { DAY, localDate } from '../domain/local-date.js';
import type { PractitionerDay } from '../domain/practitioner-day.js';
import { Handles } from '../handlers.js';
import { dayColumns } from './claim-json.js';
import { dayOf, type DayRow } from './day-rows.js';

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

/** A stored row with what searches sort by. */
interface StoredDay extends OwnedDay {
  readonly firstFree: number | null;
}

const practitionersAtOnce = 50;

/** Compares every stored day from yesterday on with the day that rules and claims make. Changes nothing. */
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
    private readonly claims: Claims,
    private readonly builder: CalendarBuilder,
    private readonly clock: Clock,
  ) {}

  async execute({ progress }: VerifyCalendar): Promise<CalendarReport> {
    const fromDay = localDate(Math.floor(this.clock.now().epochMilliseconds / DAY) - 1);
    const differences: DayDifference[] = [];
    const all = await this.count(fromDay);
    let days = 0;
    let after: string | null = null;
    for (;;) {
      const ids: string[] = await this.practitionersWithRows(fromDay, after, practitionersAtOnce);
      if (ids.length === 0) return { days, differences };
      const looked = await this.compare(ids, fromDay);
      days += looked.days;
      // A booking between the two reads makes a difference too: what differs is compared again, with the rows locked.
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

  private async count(fromDay: string): Promise<number> {
    const row = await this.database.row<{ days: number }>(
      sql`select count(*)::int as days from scheduling.practitioner_day where day >= ${fromDay}::date`,
    );
    return row!.days;
  }

  private async practitionersWithRows(day: string, after: string | null, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(sql`
      select distinct practitioner_id as id from scheduling.practitioner_day
      where day >= ${day}::date and (${after}::uuid is null or practitioner_id > ${after}::uuid)
      order by practitioner_id limit ${limit}`);
    return rows.map((row) => row.id);
  }

  private async storedDays(practitionerIds: readonly string[], fromDay: string): Promise<StoredDay[]> {
    const rows = await this.database.rows<DayRow & { firstFree: string | null }>(sql`
      select ${dayColumns}, d.first_free::text as "firstFree" from scheduling.practitioner_day d
      where d.practitioner_id = any(${practitionerIds}::uuid[]) and d.day >= ${fromDay}::date
      order by d.practitioner_id, d.day, d.site_id`);
    return rows.map((row) => ({
      practitionerId: row.practitionerId,
      day: dayOf(row),
      firstFree: row.firstFree === null ? null : epochOf(row.firstFree),
    }));
  }

  private async compare(practitionerIds: readonly string[], fromDay: string) {
    const stored = await this.storedDays(practitionerIds, fromDay);
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
