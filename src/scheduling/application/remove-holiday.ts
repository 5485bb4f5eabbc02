import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../audit/index.js';
import { Calendars } from '../domain/calendars.js';
import { Holidays } from '../domain/holidays.js';
import { Handles } from '../handlers.js';
import { datesAround } from './add-holiday.js';
import type { CalendarRuleSet } from './calendar-builder.js';
import { CalendarChanges } from './calendar-changes.js';

export class RemoveHoliday extends Command<void> {
  constructor(
    readonly actor: Actor,
    readonly holidayId: string,
  ) {
    super();
  }
}

@Handles(RemoveHoliday)
class RemoveHolidayHandler {
  constructor(
    private readonly calendars: Calendars,
    private readonly holidays: Holidays,
    private readonly changes: CalendarChanges,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, holidayId }: RemoveHoliday): Promise<void> {
    await this.calendars.lockSites();
    const holiday = await this.holidays.remove(holidayId);
    if (!holiday) throw missing('holiday');
    this.audit.record(actor, { action: 'write', resource: 'holiday', resourceId: holidayId, changed: ['removed'] });
    const practitionerIds = await this.calendars.workingAt(holiday.siteId);
    await this.calendars.lockAll(practitionerIds);
    const change = { practitionerIds, dates: datesAround(holiday.date), change: (same: CalendarRuleSet) => same };
    await this.changes.make(change, { keepHits: true, dryRun: false }, async () => undefined);
  }
}
