import { Query, QueryBus } from '@nestjs/cqrs';
import { FindBookingTerms } from '../../practitioners/index.js';
import { DAY } from '../domain/local-date.js';
import { Handles } from '../handlers.js';
import type { BookingRequest } from './booking-request.js';
import { SlotSearch } from './slot-search.js';

/**
 * The free starts after the one of a request, earliest first, as the clinic may book them for an appointment that there is:
 * its visit type need not be offered any more.
 */
export class NextStarts extends Query<Temporal.Instant[]> {
  constructor(
    readonly request: Pick<BookingRequest, 'practitionerId' | 'siteId' | 'visitTypeId' | 'start'>,
    readonly withinDays: number,
  ) {
    super();
  }
}

@Handles(NextStarts)
class NextStartsHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly search: SlotSearch,
  ) {}

  async execute({ request, withinDays }: NextStarts): Promise<Temporal.Instant[]> {
    const { practitionerId, siteId, visitTypeId } = request;
    const terms = await this.queries.execute(new FindBookingTerms(practitionerId, siteId, visitTypeId));
    const from = request.start.epochMilliseconds;
    const occasion = { ...this.search.occasionOf(undefined), actingAs: 'staff' } as const;
    const starts = await this.search.at({ ...terms, offered: true }, { from, to: from + withinDays * DAY }, occasion);
    return starts
      .map(({ start }) => start)
      .sort((a, b) => a - b)
      .map((start) => Temporal.Instant.fromEpochMilliseconds(start));
  }
}
