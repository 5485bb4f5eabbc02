import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Calendars } from '../domain/calendars.js';
import { setOf, type WorkingHoursSet } from './set-working-hours.js';

/** All sets of a practitioner's working hours, with the version that changes them. Version 0: never set. */
export class FindWorkingHours extends Query<{ version: number; items: WorkingHoursSet[] }> {
  constructor(readonly practitionerId: string) {
    super();
  }
}

@QueryHandler(FindWorkingHours)
export class FindWorkingHoursHandler implements IQueryHandler<FindWorkingHours> {
  constructor(private readonly calendars: Calendars) {}

  async execute({ practitionerId }: FindWorkingHours): Promise<{ version: number; items: WorkingHoursSet[] }> {
    const version = await this.calendars.versionOf(practitionerId);
    const [rules] = await this.calendars.rulesOf([practitionerId]);
    return { version, items: (rules?.workingHours ?? []).map(setOf) };
  }
}
