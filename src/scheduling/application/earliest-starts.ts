import { Injectable } from '@nestjs/common';
import type { PractitionerRow, SiteRow, VisitTypeRow } from '../../practitioners/index.js';
import { normalise, type TimeRange } from '../../shared/kernel/time-range.js';
import type { OwnedDay } from '../domain/claims.js';
import { joinableGroups } from '../domain/live-claim.js';
import { DAY, localDate } from '../domain/local-date.js';
import type { PractitionerDay } from '../domain/practitioner-day.js';
import { rangeIn, type SearchBounds } from '../domain/search-range.js';
import { startsOf, type Start } from '../domain/slots.js';
import { FreeDays, type FreeDay, type FreeDaysFilter, type OwnedClaim } from '../persistence/find-free-days.js';
import { SlotSearch, type SearchOccasion } from './slot-search.js';

export interface PlacedStart extends Start {
  readonly practitionerId: string;
  readonly site: SiteRow;
}

/** Where and when a search over many practitioners looks, and for whom. */
export interface SearchScope {
  readonly sites: readonly SiteRow[];
  readonly siteId: string | null;
  readonly bounds: SearchBounds;
  readonly occasion: SearchOccasion;
}

/** A search over many practitioners for one visit type. */
export interface TypeSearch extends SearchScope {
  readonly practitioners: readonly PractitionerRow[];
  readonly visitType: VisitTypeRow;
}

/** What was read of many practitioners' time. It serves every visit type. */
export interface FreeTime {
  readonly rows: readonly FreeDay[];
  /** The days after those that pass midnight. */
  readonly following: readonly OwnedDay[];
  readonly holds: readonly OwnedClaim[];
}

/** Finds the starts in rows of many practitioners. */
@Injectable()
export class EarliestStarts {
  constructor(
    private readonly freeDays: FreeDays,
    private readonly search: SlotSearch,
  ) {}

  /** The widest stretch that the bounds mean at any site. */
  rangeOf({ sites, bounds, occasion }: SearchScope): TimeRange {
    const ranges = sites.map((site) => rangeIn(site.timeZone, bounds));
    return {
      from: Math.max(occasion.now, Math.min(...ranges.map(({ from }) => from))),
      to: Math.max(...ranges.map(({ to }) => to)),
    };
  }

  /** By what the rows are searched. */
  filterOf(search: TypeSearch): FreeDaysFilter {
    const { practitioners, siteId, visitType, occasion } = search;
    const practitionerIds = practitioners.map(({ id }) => id);
    const range = this.rangeOf(search);
    const until = this.lastDay(range, [visitType], occasion);
    return { practitionerIds, siteId, range, minutes: minutesOf(visitType), until };
  }

  /** The last local date on which patients can find a start. */
  lastDay({ to }: TimeRange, types: readonly VisitTypeRow[], { now }: SearchOccasion): string {
    const window = Math.max(...types.map(({ bookingWindowDays }) => bookingWindowDays)) * DAY;
    return localDate(Math.floor(Math.min(to, now + window) / DAY) + 1);
  }

  /** The starts in groups that can be joined: they are in no row. */
  async inGroups(search: TypeSearch): Promise<PlacedStart[]> {
    if (search.visitType.capacity <= 1) return [];
    return this.joinable(search, await this.freeDays.groups(this.filterOf(search), [search.visitType.id]));
  }

  /** The starts that begin in these rows. One statement at most. */
  async inRows(search: TypeSearch, rows: readonly FreeDay[], holds: readonly OwnedClaim[]): Promise<PlacedStart[]> {
    return this.beginning(search, { rows, following: await this.following(rows), holds });
  }

  /** The rows of the days after those that pass midnight. */
  following(rows: readonly FreeDay[]): Promise<OwnedDay[]> {
    const overnight = rows.filter(({ day }) =>
      day.offers.some(({ runs }) => runs.some((run) => run.runsUntil > run.to)),
    );
    return this.freeDays.following(overnight);
  }

  /** The starts in groups that were read. */
  joinable(search: TypeSearch, groups: readonly OwnedClaim[]): PlacedStart[] {
    const known = knownOf(search);
    return groups.flatMap(({ practitionerId, claim }) =>
      this.startsAt(known, practitionerId, claim.siteId!, [], [claim], []),
    );
  }

  /** The starts that begin in rows that were read. */
  beginning(search: TypeSearch, { rows, following, holds }: FreeTime): PlacedStart[] {
    const known = knownOf(search);
    const held = Map.groupBy(holds, ({ practitionerId }) => practitionerId);
    const later = Map.groupBy(following, ({ practitionerId }) => practitionerId);
    return rows.flatMap(({ practitionerId, day }) => {
      // An appointment that begins here may last into the days after; what begins there is found in their own rows.
      const after = (later.get(practitionerId) ?? [])
        .filter((each) => each.day.siteId === day.siteId)
        .map((each: OwnedDay) => ({ ...each.day, offers: [] }));
      return this.startsAt(known, practitionerId, day.siteId, [day, ...after], [], held.get(practitionerId) ?? []);
    });
  }

  private startsAt(
    { visitType, occasion, sites, practitioners }: Known,
    practitionerId: string,
    siteId: string,
    days: readonly PractitionerDay[],
    groups: readonly OwnedClaim['claim'][],
    holds: readonly OwnedClaim[],
  ): PlacedStart[] {
    const place = sites.get(siteId);
    const practitioner = practitioners.get(practitionerId);
    if (!place || !practitioner) return [];
    const { site, wanted } = place;
    const { actingAs, now } = occasion;
    const range = this.search.possibleRange({ practitioner, site, visitType }, wanted, occasion);
    if (!range) return [];
    const held = normalise(holds.map(({ claim }) => claim.during));
    const criteria = { siteId, visitType, actingAs, now, held, groups: joinableGroups(groups) };
    return startsOf(days, criteria, range).map((start) => ({ ...start, practitionerId, site }));
  }
}

/** What every row needs, looked up once: a search meets hundreds of rows. */
interface Known extends Pick<TypeSearch, 'visitType' | 'occasion'> {
  readonly sites: ReadonlyMap<string, { readonly site: SiteRow; readonly wanted: TimeRange }>;
  readonly practitioners: ReadonlyMap<string, PractitionerRow>;
}

function knownOf({ practitioners, sites, visitType, bounds, occasion }: TypeSearch): Known {
  return {
    visitType,
    occasion,
    sites: new Map(sites.map((site) => [site.id, { site, wanted: rangeIn(site.timeZone, bounds) }])),
    practitioners: new Map(practitioners.map((practitioner) => [practitioner.id, practitioner])),
  };
}

/** How long a claim of the visit type is, buffers included. */
export function minutesOf({ bufferBeforeMinutes, durationMinutes, bufferAfterMinutes }: VisitTypeRow): number {
  return bufferBeforeMinutes + durationMinutes + bufferAfterMinutes;
}
