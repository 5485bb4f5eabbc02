import { Injectable } from '@nestjs/common';
import type { PractitionerFacts, SiteFacts, VisitTypeFacts } from '../../practitioners/index.js';
import { normalise, type TimeRange } from '../../shared/kernel/time-range.js';
import type { OwnedDay } from '../domain/claims.js';
import { FreeDays, type FreeDay, type FreeDaysAsked, type OwnedClaim } from '../domain/free-days.js';
import { joinableGroups } from '../domain/live-claim.js';
import { DAY, localDate } from '../domain/local-date.js';
import type { PractitionerDay } from '../domain/practitioner-day.js';
import { rangeIn, type SearchBounds } from '../domain/search-range.js';
import { startsOf, type SlotQuestion, type Start } from '../domain/slots.js';
import { SlotSearch, type Looker } from './slot-search.js';

export interface PlacedStart extends Start {
  readonly practitionerId: string;
  readonly site: SiteFacts;
}

/** Where and when a search over many practitioners looks, and for whom. */
export interface ManySearched {
  readonly sites: readonly SiteFacts[];
  readonly siteId: string | null;
  readonly bounds: SearchBounds;
  readonly looker: Looker;
}

/** Everything such a search is about. */
export interface ManyAsked extends ManySearched {
  readonly practitioners: readonly PractitionerFacts[];
  readonly visitType: VisitTypeFacts;
}

/** What was read of many practitioners' time. It serves every visit type. */
export interface TimeSeen {
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
  rangeOf({ sites, bounds }: ManySearched): TimeRange {
    const ranges = sites.map((site) => rangeIn(site.timeZone, bounds));
    return {
      from: Math.max(this.search.now, Math.min(...ranges.map(({ from }) => from))),
      to: Math.max(...ranges.map(({ to }) => to)),
    };
  }

  /** What the rows are searched by. */
  freeDaysAsked(asked: ManyAsked): FreeDaysAsked {
    const { practitioners, siteId, visitType } = asked;
    const practitionerIds = practitioners.map(({ id }) => id);
    const range = this.rangeOf(asked);
    return { practitionerIds, siteId, range, minutes: minutesOf(visitType), until: this.lastDay(range, [visitType]) };
  }

  /** The last local date on which patients could find something. */
  lastDay({ to }: TimeRange, types: readonly VisitTypeFacts[]): string {
    const window = Math.max(...types.map(({ bookingWindowDays }) => bookingWindowDays)) * DAY;
    return localDate(Math.floor(Math.min(to, this.search.now + window) / DAY) + 1);
  }

  /** What is not in rows: the groups that can be joined. */
  async inGroups(asked: ManyAsked): Promise<PlacedStart[]> {
    if (asked.visitType.capacity <= 1) return [];
    return this.joinable(asked, await this.freeDays.groups(this.freeDaysAsked(asked), [asked.visitType.id]));
  }

  /** The starts that begin in these rows. One statement at most. */
  async inRows(asked: ManyAsked, rows: readonly FreeDay[], holds: readonly OwnedClaim[]): Promise<PlacedStart[]> {
    return this.beginning(asked, { rows, following: await this.following(rows), holds });
  }

  /** The rows of the days after those that pass midnight. */
  following(rows: readonly FreeDay[]): Promise<OwnedDay[]> {
    const overnight = rows.filter(({ day }) =>
      day.offers.some(({ runs }) => runs.some((run) => run.runsUntil > run.to)),
    );
    return this.freeDays.following(overnight);
  }

  /** The starts in groups that were read. */
  joinable(asked: ManyAsked, groups: readonly OwnedClaim[]): PlacedStart[] {
    const known = knownOf(asked);
    return groups.flatMap(({ practitionerId, claim }) =>
      this.startsAt(known, practitionerId, claim.siteId!, [], [claim], []),
    );
  }

  /** The starts that begin in rows that were read. */
  beginning(asked: ManyAsked, { rows, following, holds }: TimeSeen): PlacedStart[] {
    const known = knownOf(asked);
    const held = Map.groupBy(holds, ({ practitionerId }) => practitionerId);
    const later = Map.groupBy(following, ({ practitionerId }) => practitionerId);
    return rows.flatMap(({ practitionerId, day }) => {
      // The time of the days after counts for visits that begin here; what begins there is found in their own rows.
      const after = (later.get(practitionerId) ?? [])
        .filter((each) => each.day.siteId === day.siteId)
        .map((each: OwnedDay) => ({ ...each.day, offers: [] }));
      return this.startsAt(known, practitionerId, day.siteId, [day, ...after], [], held.get(practitionerId) ?? []);
    });
  }

  private startsAt(
    { visitType, looker, sites, practitioners }: Known,
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
    const now = this.search.now;
    const range = this.search.possible(practitioner, site, visitType, wanted, looker, now);
    if (!range) return [];
    const held = normalise(holds.map(({ claim }) => claim.during));
    const { actor } = looker;
    const question: SlotQuestion = { siteId, visitType, actor, now, held, groups: joinableGroups(groups) };
    return startsOf(days, question, range).map((start) => ({ ...start, practitionerId, site }));
  }
}

/** What is asked about every row, looked up once: a search meets hundreds of rows. */
interface Known extends Pick<ManyAsked, 'visitType' | 'looker'> {
  readonly sites: ReadonlyMap<string, { readonly site: SiteFacts; readonly wanted: TimeRange }>;
  readonly practitioners: ReadonlyMap<string, PractitionerFacts>;
}

function knownOf({ practitioners, sites, visitType, bounds, looker }: ManyAsked): Known {
  return {
    visitType,
    looker,
    sites: new Map(sites.map((site) => [site.id, { site, wanted: rangeIn(site.timeZone, bounds) }])),
    practitioners: new Map(practitioners.map((practitioner) => [practitioner.id, practitioner])),
  };
}

/** How long the claim of a visit is, buffers included. */
export function minutesOf({ bufferBeforeMinutes, durationMinutes, bufferAfterMinutes }: VisitTypeFacts): number {
  return bufferBeforeMinutes + durationMinutes + bufferAfterMinutes;
}
