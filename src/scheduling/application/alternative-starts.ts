import { Query, QueryBus } from '@nestjs/cqrs';
import { FindBookingTerms } from '../../practitioners/index.js';
import { DAY } from '../domain/local-date.js';
import { Handles } from '../handlers.js';
import type { RequestedStart } from './booking-request.js';
import { SlotSearch } from './slot-search.js';

export interface AlternativeStart {
  /** RFC 3339, UTC. */
  readonly start: string;
  readonly timeZone: string;
}

const daysEachWay = 14;

/** The free starts nearest to the one that was requested, earliest first. Fewer than `count`, or none, when there are no more. */
export class AlternativeStarts extends Query<AlternativeStart[]> {
  constructor(
    readonly request: RequestedStart,
    readonly count: number,
  ) {
    super();
  }
}

@Handles(AlternativeStarts)
class AlternativeStartsHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly search: SlotSearch,
  ) {}

  async execute({ request, count }: AlternativeStarts): Promise<AlternativeStart[]> {
    const { practitionerId, siteId, visitTypeId } = request;
    const terms = await this.queries.execute(new FindBookingTerms(practitionerId, siteId, visitTypeId));
    const around = request.start.epochMilliseconds;
    const range = { from: around - daysEachWay * DAY, to: around + daysEachWay * DAY };
    const starts = await this.search.at(terms, range, this.search.occasionOf(undefined));
    return starts
      .map(({ start }) => start)
      .filter((start) => start !== around)
      .sort((a, b) => Math.abs(a - around) - Math.abs(b - around))
      .slice(0, count)
      .sort((a, b) => a - b)
      .map((start) => ({
        start: Temporal.Instant.fromEpochMilliseconds(start).toString(),
        timeZone: terms.site.timeZone,
      }));
  }
}
