import { Command, QueryBus } from '@nestjs/cqrs';
import { FindSites } from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { refused } from '../../shared/kernel/domain-error.js';
import { newId } from '../../shared/kernel/id.js';
import { AuditTrail } from '../../audit/index.js';
import { Calendars } from '../domain/calendars.js';
import { holidaysAt, type Holiday } from '../domain/exception.js';
import { Holidays, type NamedHoliday } from '../domain/holidays.js';
import { dayNumber } from '../domain/local-date.js';
import { Handles } from '../handlers.js';
import type { AffectedAppointment, ChangeOptions } from './affected-appointment.js';
import { shifted, type CalendarRuleSet, type CalendarWorld } from './calendar-builder.js';
import { CalendarChanges } from './calendar-changes.js';

export interface HolidayInput {
  readonly date: string;
  readonly name: string;
  /** null: every site. */
  readonly siteId?: string | null;
}

/** `holiday` is null after a dry run. */
export interface HolidayChange {
  readonly holiday: NamedHoliday | null;
  readonly affected: AffectedAppointment[];
}

/** Closes a site, or all of them, on a local date. Throws CHANGE_HITS_VISITS unless hits are kept. */
export class AddHoliday extends Command<HolidayChange> {
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

  async execute({ actor, input }: AddHoliday): Promise<HolidayChange> {
    const holiday = { id: newId(), siteId: input.siteId ?? null, date: input.date, name: input.name };
    if (holiday.siteId !== null && (await this.queries.execute(new FindSites([holiday.siteId]))).length === 0) {
      throw refused('UNKNOWN_SITE', 'There is no such site.');
    }
    await this.calendars.lockSites();
    const practitionerIds = await this.calendars.workingAt(holiday.siteId);
    await this.calendars.lockAll(practitionerIds);
    const change = {
      practitionerIds,
      dates: datesAround(holiday.date),
      change: (before: CalendarRuleSet) => ({ ...before, holidays: [...before.holidays, holiday] }),
      closed: (world: CalendarWorld) => closedBy(holiday, world),
    };
    const affected = await this.changes.make(change, input, async () => {
      await this.holidays.add(holiday);
      this.audit.record(actor, { action: 'write', resource: 'holiday', resourceId: holiday.id });
    });
    return { holiday: input.dryRun ? null : holiday, affected };
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
