import { Query, QueryBus } from '@nestjs/cqrs';
import {
  FindBookingTerms,
  FindPractitioners,
  FindSites,
  FindVisitTypes,
  type BookingTerms,
  type SiteFacts,
} from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { daysAround } from '../domain/practitioner-day.js';
import { rangeIn, searchBounds, type SearchBounds } from '../domain/search-range.js';
import type { Start } from '../domain/slots.js';
import { Handles } from '../handlers.js';
import { CalendarSight } from './calendar-sight.js';
import { slotOf, type Slot } from './slot.js';
import { lookerOf, SlotSearch, type Looker } from './slot-search.js';

export interface SlotsAsked {
  readonly practitionerId: string;
  readonly visitTypeId: string;
  readonly siteId?: string;
  readonly from?: string;
  readonly to?: string;
}

const defaultDays = 14;

/** Every start of a practitioner that the actor can book, at one site or at all of them. */
export class FindSlots extends Query<Slot[]> {
  constructor(
    readonly asked: SlotsAsked,
    readonly actor?: Actor,
  ) {
    super();
  }
}

@Handles(FindSlots)
class FindSlotsHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly search: SlotSearch,
    private readonly calendar: CalendarSight,
  ) {}

  async execute({ asked, actor }: FindSlots): Promise<Slot[]> {
    const found = await this.find(asked, lookerOf(actor, asked.practitionerId));
    return found.flatMap(({ terms, starts }) =>
      starts.map((start) => slotOf(start, terms.practitioner.id, terms.site, terms.visitType)),
    );
  }

  /** Two statements at one site, five at all of them. */
  private async find(asked: SlotsAsked, looker: Looker): Promise<{ terms: BookingTerms; starts: Start[] }[]> {
    const { practitionerId, siteId, visitTypeId } = asked;
    const bounds = searchBounds(asked.from, asked.to, this.search.now, defaultDays);
    if (siteId === undefined) return this.findEverywhere(practitionerId, visitTypeId, bounds, looker);
    const terms = await this.queries.execute(new FindBookingTerms(practitionerId, siteId, visitTypeId));
    return [{ terms, starts: await this.search.at(terms, rangeIn(terms.site.timeZone, bounds), looker) }];
  }

  private async findEverywhere(practitionerId: string, visitTypeId: string, bounds: SearchBounds, looker: Looker) {
    const [[practitioner], [visitType], sites] = await Promise.all([
      this.queries.execute(new FindPractitioners({ ids: [practitionerId] })),
      this.queries.execute(new FindVisitTypes([visitTypeId])),
      this.queries.execute(new FindSites()),
    ]);
    if (!practitioner) throw missing('practitioner');
    if (!visitType) throw missing('visit type');
    const { visitTypeIds } = practitioner;
    if (!visitType.active || (visitTypeIds.length > 0 && !visitTypeIds.includes(visitTypeId))) return [];

    const now = this.search.now;
    const places = sites.flatMap((site: SiteFacts) => {
      const wanted = rangeIn(site.timeZone, bounds);
      const range = this.search.possible(practitioner, site, visitType, wanted, looker, now);
      return range ? [{ site, range, ...daysAround(range, site.timeZone, visitType) }] : [];
    });
    if (places.length === 0) return [];
    const first = places.map((place) => place.first).reduce((a, b) => (a < b ? a : b));
    const last = places.map((place) => place.last).reduce((a, b) => (a > b ? a : b));
    const asker = this.search.asker(looker, visitType, now);
    const sight = await this.calendar.everywhere({ practitionerId, first, last }, asker);
    const found = places.map(({ site, range }) => ({
      terms: { practitioner, site, visitType, offered: true },
      starts: this.search.startsIn(sight, site, visitType, range, looker, now),
    }));
    return inOrder(found);
  }
}

/** Starts of several sites in one order. */
function inOrder(found: { terms: BookingTerms; starts: Start[] }[]): { terms: BookingTerms; starts: Start[] }[] {
  const working = found.filter(({ starts }) => starts.length > 0);
  if (working.length <= 1) return working;
  return working
    .flatMap(({ terms, starts }) => starts.map((start) => ({ terms, starts: [start] })))
    .sort((a, b) => a.starts[0]!.start - b.starts[0]!.start);
}
