import { Query } from '@nestjs/cqrs';
import { Calendars } from '../domain/calendars.js';
import { windowsOfWeek } from '../domain/working-time.js';
import { Handles } from '../handlers.js';
import { setOf, type WorkingHoursSet } from './set-working-hours.js';

/**
 * All sets of a practitioner's working hours, with the version that changes them. Version 0: never set. With the date of
 * a `week` only what counts in that week.
 */
export class FindWorkingHours extends Query<{ version: number; items: WorkingHoursSet[] }> {
  constructor(
    readonly practitionerId: string,
    readonly week?: string,
  ) {
    super();
  }
}

@Handles(FindWorkingHours)
class FindWorkingHoursHandler {
  constructor(private readonly calendars: Calendars) {}

  async execute({ practitionerId, week }: FindWorkingHours): Promise<{ version: number; items: WorkingHoursSet[] }> {
    const version = await this.calendars.versionOf(practitionerId);
    const [rules] = await this.calendars.rulesOf([practitionerId]);
    const sets = rules?.workingHours ?? [];
    if (week === undefined) return { version, items: sets.map(setOf) };
    const ofWeek = sets.map((set) => ({ ...set, weekly: windowsOfWeek(set, week) }));
    return { version, items: ofWeek.filter(({ weekly }) => weekly.length > 0).map(setOf) };
  }
}
