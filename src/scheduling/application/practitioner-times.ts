import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  FindSites,
  PractitionerAvailability,
  type AvailabilityFilter,
  type NextStart,
  type WorkingDay,
} from '../../practitioners/index.js';
import { Clock } from '../../shared/kernel/clock.js';
import { Calendars } from '../domain/calendars.js';
import { DAY, localDate } from '../domain/local-date.js';
import { CalendarBuilder } from './calendar-builder.js';
import { ComingStarts, type ComingStart } from './coming-starts.js';
import { instantText } from './slot.js';

/** The directory's view of time. */
@Injectable()
export class PractitionerTimes extends PractitionerAvailability {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendars: Calendars,
    private readonly builder: CalendarBuilder,
    private readonly comingStarts: ComingStarts,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async workingDays(practitionerIds: readonly string[]): Promise<Map<string, WorkingDay[]>> {
    const sites = await this.queries.execute(new FindSites());
    const open = new Set(sites.filter(({ active }) => active).map(({ id }) => id));
    const today = localDate(Math.floor(this.clock.now().epochMilliseconds / DAY));
    const found = new Map<string, WorkingDay[]>();
    for (const { practitionerId, workingHours } of await this.calendars.rulesOf(practitionerIds)) {
      const valid = workingHours.filter(({ siteId, validTo }) => open.has(siteId) && (!validTo || validTo >= today));
      const days = valid.flatMap(({ siteId, weekly }) =>
        weekly.map(({ weekday, from, to }) => ({ weekday: weekday as WorkingDay['weekday'], from, to, siteId })),
      );
      days.sort((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1));
      if (days.length > 0) found.set(practitionerId, days);
    }
    return found;
  }

  override async nextStarts(
    practitionerIds: readonly string[],
    filter: AvailabilityFilter,
    max: number,
  ): Promise<Map<string, NextStart[]>> {
    const found = await this.comingStarts.of(practitionerIds, filter, max);
    return new Map([...found].map(([practitionerId, starts]) => [practitionerId, starts.map(nextStartOf)]));
  }

  override workingAt(siteId: string): Promise<string[]> {
    return this.calendars.workingAt(siteId);
  }

  override siteChanged(siteId: string): Promise<void> {
    return this.builder.forgetSite(siteId);
  }
}

function nextStartOf({ start, site, visitTypeId }: ComingStart): NextStart {
  return { start: instantText(start), siteId: site.id, timeZone: site.timeZone, visitTypeId };
}
