import { Query, QueryBus } from '@nestjs/cqrs';
import { FindBookingTerms, FindPractitioners, FindSites, FindVisitTypes } from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import type { Bound } from '../../shared/kernel/bound.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { daysAround } from '../domain/practitioner-day.js';
import { rangeIn, searchBounds, type SearchBounds } from '../domain/search-range.js';
import { Handles } from '../handlers.js';
import type { SlotView } from '../http/slots.view.js';
import { CalendarSnapshots } from './calendar-snapshots.js';
import { slotOf } from './slot.js';
import { SlotSearch, type SearchOccasion } from './slot-search.js';

/** Whose starts are searched. Without a site: at every site. */
export interface SlotFilter {
  readonly practitionerId: string;
  readonly visitTypeId: string;
  readonly siteId?: string;
  readonly from?: Bound;
  readonly to?: Bound;
}

const defaultDays = 14;

/** Every start of a practitioner that the actor can book, at one site or at all of them. */
export class FindSlots extends Query<SlotView[]> {
  constructor(
    readonly filter: SlotFilter,
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
    private readonly calendar: CalendarSnapshots,
  ) {}

  /** Two statements at one site, five at all of them. */
  async execute({ filter, actor }: FindSlots): Promise<SlotView[]> {
    const { practitionerId, siteId, visitTypeId, from, to } = filter;
    const occasion = this.search.occasionOf(actor, practitionerId);
    const bounds = searchBounds(from, to, occasion.now, defaultDays);
    if (siteId === undefined) return this.findEverywhere(filter, bounds, occasion);
    const terms = await this.queries.execute(new FindBookingTerms(practitionerId, siteId, visitTypeId));
    const starts = await this.search.at(terms, rangeIn(terms.site.timeZone, bounds), occasion);
    return starts.map((start) => slotOf(start, practitionerId, terms.site, terms.visitType));
  }

  private async findEverywhere(
    { practitionerId, visitTypeId }: SlotFilter,
    bounds: SearchBounds,
    occasion: SearchOccasion,
  ): Promise<SlotView[]> {
    const [[practitioner], [visitType], sites] = await Promise.all([
      this.queries.execute(new FindPractitioners({ ids: [practitionerId] })),
      this.queries.execute(new FindVisitTypes([visitTypeId])),
      this.queries.execute(new FindSites()),
    ]);
    if (!practitioner) throw missing('practitioner');
    if (!visitType) throw missing('visit type');
    const { visitTypeIds } = practitioner;
    if (!visitType.active || (visitTypeIds.length > 0 && !visitTypeIds.includes(visitTypeId))) return [];

    const places = sites.flatMap((site) => {
      const terms = { practitioner, site, visitType };
      const range = this.search.possibleRange(terms, rangeIn(site.timeZone, bounds), occasion);
      return range ? [{ terms, range, ...daysAround(range, site.timeZone, visitType) }] : [];
    });
    if (places.length === 0) return [];
    const first = places.map((place) => place.first).reduce((a, b) => (a < b ? a : b));
    const last = places.map((place) => place.last).reduce((a, b) => (a > b ? a : b));
    const reader = this.search.readerOf({ visitType }, occasion);
    const snapshot = await this.calendar.everywhere({ practitionerId, first, last }, reader);
    return places
      .flatMap(({ terms, range }) =>
        this.search.startsIn(snapshot, terms, range, occasion).map((start) => ({ start, site: terms.site })),
      )
      .sort((a, b) => a.start.start - b.start.start)
      .map(({ start, site }) => slotOf(start, practitionerId, site, visitType));
  }
}
