import { Command, QueryBus } from '@nestjs/cqrs';
import { FindSites } from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { refused } from '../../shared/kernel/domain-error.js';
import { newId } from '../../shared/kernel/id.js';
import { AuditTrail } from '../../audit/index.js';
import { Calendars } from '../domain/calendars.js';
import { holidaysAt, type Holiday } from '../domain/exception.js';
import { Holidays } from '../domain/holidays.js';
import { dayNumber } from '../domain/local-date.js';
import { Handles } from '../handlers.js';
import type { AffectedVisit, ChangeOptions } from './affected-visit.js';
import { shifted, type CalendarWorld } from './calendar-builder.js';
import { CalendarChanges } from './calendar-changes.js';

export interface HolidayInput {
  readonly date: string;
  readonly name: string;
  /** null: every site. */
  readonly siteId?: string | null;
}

export interface StoredHoliday extends HolidayInput {
  readonly id: string;
  readonly siteId: string | null;
}

/** Closes a site, or all of them, on a local date. Throws CHANGE_HITS_VISITS unless hits are kept. */
export class AddHoliday extends Command<{ holiday: StoredHoliday | null; affected: AffectedVisit[] }> {
  constructor(
    readonly actor: Actor,
    readonly input: HolidayInput & ChangeOptions,
  ) {
    super();
  }
}

@Handles(AddHoliday)
class AddHolidayHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendars: Calendars,
    private readonly holidays: Holidays,
    private readonly changes: CalendarChanges,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, input }: AddHoliday): Promise<{ holiday: StoredHoliday | null; affected: AffectedVisit[] }> {
    const holiday = { id: newId(), siteId: input.siteId ?? null, date: input.date, name: input.name };
    if (holiday.siteId !== null && (await this.queries.execute(new FindSites([holiday.siteId]))).length === 0) {
      throw refused('UNKNOWN_SITE', 'There is no such site.');
    }
    await this.calendars.lockSites();
    const practitionerIds = await this.calendars.workingAt(holiday.siteId);
    await this.calendars.lockAll(practitionerIds);
    const plan = await this.changes.plan({
      practitionerIds,
      dates: datesAround(holiday.date),
      change: (before) => ({ ...before, holidays: [...before.holidays, holiday] }),
      closed: (world) => closedBy(holiday, world),
    });
    if (input.dryRun) return { holiday: null, affected: plan.affected };
    this.changes.refuseHits(plan, input);
    await this.holidays.add(holiday);
    this.audit.record(actor, { action: 'write', resource: 'holiday', resourceId: holiday.id });
    await this.changes.apply(plan);
    return { holiday, affected: plan.affected };
  }
}

/** Windows pass midnight and grids count from the evening before: the neighbours' rows may differ too. */
export function datesAround(date: string): { first: string; last: string } {
  return { first: shifted(date, -2), last: shifted(date, 2) };
}

function closedBy(holiday: Holiday, world: CalendarWorld): Map<string, readonly { from: number; to: number }[]> {
  const day = dayNumber(holiday.date);
  return new Map(
    [...world.sites.values()].map(({ id, timeZone }) => [
      id,
      holidaysAt({ siteId: id, zone: timeZone }, [holiday], day - 1, day + 2),
    ]),
  );
}
