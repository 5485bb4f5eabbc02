import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  FindPractitioners,
  FindSites,
  FindVisitTypes,
  PractitionerAvailability,
  type AvailabilityFilter,
  type NextAvailable,
  type WorkingDay,
} from '../../practitioners/index.js';
import { Clock } from '../../shared/kernel/clock.js';
import { Calendars } from '../domain/calendars.js';
import { FreeDays } from '../domain/free-days.js';
import { DAY, localDate } from '../domain/local-date.js';
import { searchBounds } from '../domain/search-range.js';
import { EarliestStarts, type ManyAsked } from './earliest-starts.js';
import { instantText } from './slot.js';

const horizonDays = 31;
/** Rows a practitioner is looked at by: who has no start in the first is looked at once more, in all of the month. */
const fewRows = 3;
const allRows = 4 * horizonDays;

/** The directory's view of time. */
@Injectable()
export class PractitionerTimes extends PractitionerAvailability {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendars: Calendars,
    private readonly freeDays: FreeDays,
    private readonly starts: EarliestStarts,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async workingDays(practitionerIds: readonly string[]): Promise<Map<string, WorkingDay[]>> {
    const today = localDate(Math.floor(this.clock.now().epochMilliseconds / DAY));
    const found = new Map<string, WorkingDay[]>();
    for (const { practitionerId, workingHours } of await this.calendars.rulesOf(practitionerIds)) {
      const valid = workingHours.filter(({ validTo }) => !validTo || validTo >= today);
      const days = valid.flatMap(({ siteId, weekly }) =>
        weekly.map(({ weekday, from, to }) => ({ weekday: weekday as WorkingDay['weekday'], from, to, siteId })),
      );
      days.sort((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1));
      if (days.length > 0) found.set(practitionerId, days);
    }
    return found;
  }

  override async nextAvailable(
    practitionerIds: readonly string[],
    filter: AvailabilityFilter,
  ): Promise<Map<string, NextAvailable>> {
    const now = this.clock.now().epochMilliseconds;
    const [practitioners, types, sites] = await Promise.all([
      this.queries.execute(new FindPractitioners({ ids: practitionerIds })),
      this.queries.execute(new FindVisitTypes(filter.visitTypeId === undefined ? undefined : [filter.visitTypeId])),
      this.queries.execute(new FindSites(filter.siteId === undefined ? undefined : [filter.siteId])),
    ]);
    // Without a type: the shortest visit that there is.
    const [visitType] = types.filter((type) => type.active).sort((a, b) => a.durationMinutes - b.durationMinutes);
    const bookable = practitioners.filter(({ status }) => status === 'active');
    if (!visitType || bookable.length === 0 || sites.length === 0) return new Map();
    const bounds = searchBounds(filter.from, filter.to, now, horizonDays);
    const looker = { accountId: null, actor: 'patient' as const };
    const asked = { sites, siteId: filter.siteId ?? null, visitType, bounds, looker };

    const found = new Map<string, NextAvailable>();
    await this.look({ ...asked, practitioners: bookable }, fewRows, found);
    const others = bookable.filter(({ id }) => !found.has(id));
    if (others.length > 0) await this.look({ ...asked, practitioners: others }, allRows, found);
    return found;
  }

  override workingAt(siteId: string): Promise<string[]> {
    return this.calendars.workingAt(siteId);
  }

  private async look(asked: ManyAsked, rowsOfEach: number, found: Map<string, NextAvailable>): Promise<void> {
    const rowsAsked = this.starts.freeDaysAsked(asked);
    if (rowsAsked.range.from >= rowsAsked.range.to) return;
    const holds = await this.freeDays.holds(null, this.clock.now().epochMilliseconds);
    const rows = await this.freeDays.firstOfEach(rowsAsked, rowsOfEach);
    const starts = [...(await this.starts.inGroups(asked)), ...(await this.starts.inRows(asked, rows, holds))];
    for (const { start, practitionerId, site } of starts.sort((a, b) => a.start - b.start)) {
      if (found.has(practitionerId)) continue;
      found.set(practitionerId, { start: instantText(start), siteId: site.id, timeZone: site.timeZone });
    }
  }
}
