import { Injectable } from '@nestjs/common';
import type { PractitionerFacts, SiteFacts, VisitTypeFacts } from '../../practitioners/index.js';
import { normalise, type TimeRange } from '../../shared/kernel/time-range.js';
import type { OwnedDay } from '../domain/claims.js';
import { FreeDays, type FreeDay, type FreeDaysAsked, type OwnedClaim } from '../domain/free-days.js';
import { joinableGroups } from '../domain/live-claim.js';
import type { PractitionerDay } from '../domain/practitioner-day.js';
import { rangeIn, type SearchBounds } from '../domain/search-range.js';
import { startsOf, type SlotQuestion, type Start } from '../domain/slots.js';
import { SlotSearch, type Looker } from './slot-search.js';

export interface PlacedStart extends Start {
  readonly practitionerId: string;
  readonly site: SiteFacts;
}

/** Everything a search over many practitioners is about. */
export interface ManyAsked {
  readonly practitioners: readonly PractitionerFacts[];
  readonly sites: readonly SiteFacts[];
  readonly siteId: string | null;
  readonly visitType: VisitTypeFacts;
  readonly bounds: SearchBounds;
  readonly looker: Looker;
}

/** Finds the starts in rows of many practitioners. */
@Injectable()
export class EarliestStarts {
  constructor(
    private readonly freeDays: FreeDays,
    private readonly search: SlotSearch,
  ) {}

  /** What the rows are searched by: the widest stretch that the bounds mean at any site. */
  freeDaysAsked({ practitioners, sites, siteId, visitType, bounds }: ManyAsked): FreeDaysAsked {
    const ranges = sites.map((site) => rangeIn(site.timeZone, bounds));
    const range = {
      from: Math.max(this.search.now, Math.min(...ranges.map(({ from }) => from))),
      to: Math.max(...ranges.map(({ to }) => to)),
    };
    const { bufferBeforeMinutes, durationMinutes, bufferAfterMinutes } = visitType;
    const minutes = bufferBeforeMinutes + durationMinutes + bufferAfterMinutes;
    return { practitionerIds: practitioners.map(({ id }) => id), siteId, range, minutes };
  }

  /** What is not in rows: the groups that can be joined. */
  async inGroups(asked: ManyAsked): Promise<PlacedStart[]> {
    if (asked.visitType.capacity <= 1) return [];
    const known = knownOf(asked);
    const owned = await this.freeDays.groups(this.freeDaysAsked(asked), asked.visitType.id);
    return owned.flatMap(({ practitionerId, claim }) =>
      this.startsAt(known, practitionerId, claim.siteId!, [], [claim], []),
    );
  }

  /** The starts that begin in these rows. Two statements. */
  async inRows(asked: ManyAsked, rows: readonly FreeDay[], holds: readonly OwnedClaim[]): Promise<PlacedStart[]> {
    const overnight = rows.filter(({ day }) =>
      day.offers.some(({ runs }) => runs.some((run) => run.runsUntil > run.to)),
    );
    const following = await this.freeDays.following(overnight);
    const known = knownOf(asked);
    return rows.flatMap(({ practitionerId, day }) => {
      // The time of the days after counts for visits that begin here; what begins there is found in their own rows.
      const after = following
        .filter((each) => each.practitionerId === practitionerId && each.day.siteId === day.siteId)
        .map((each: OwnedDay) => ({ ...each.day, offers: [] }));
      const held = holds.filter((each) => each.practitionerId === practitionerId);
      return this.startsAt(known, practitionerId, day.siteId, [day, ...after], [], held);
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
