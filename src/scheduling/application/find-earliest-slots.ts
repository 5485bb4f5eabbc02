import { Query, QueryBus } from '@nestjs/cqrs';
import { FindPractitioners, FindSites, FindVisitTypes } from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import type { Bound } from '../../shared/kernel/bound.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { searchBounds } from '../domain/search-range.js';
import { Handles } from '../handlers.js';
import { CalendarBuilder } from './calendar-builder.js';
import { EarliestStarts, type TypeSearch, type PlacedStart } from './earliest-starts.js';
import type { SlotView } from '../http/slots.view.js';
import { FreeDays, type FreeDay, type FreeDaysFilter } from '../persistence/find-free-days.js';
import { slotOf } from './slot.js';
import { SlotSearch } from './slot-search.js';

export interface EarliestFilter {
  readonly specialtyId: string;
  readonly visitTypeId: string;
  readonly siteId?: string;
  readonly from?: Bound;
  readonly to?: Bound;
  readonly limit: number;
}

const defaultDays = 31;
const firstBatch = 64;
const maxBatch = 1_024;

/** The earliest starts of all practitioners of a specialty. */
export class FindEarliestSlots extends Query<SlotView[]> {
  constructor(
    readonly filter: EarliestFilter,
    readonly actor?: Actor,
  ) {
    super();
  }
}

@Handles(FindEarliestSlots)
class FindEarliestSlotsHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly freeDays: FreeDays,
    private readonly builder: CalendarBuilder,
    private readonly starts: EarliestStarts,
    private readonly search: SlotSearch,
  ) {}

  async execute({ filter, actor }: FindEarliestSlots): Promise<SlotView[]> {
    const { specialtyId, visitTypeId, siteId = null, from, to } = filter;
    const occasion = this.search.occasionOf(actor);
    const bounds = searchBounds(from, to, occasion.now, defaultDays);
    const [all, [visitType], sites] = await Promise.all([
      this.queries.execute(new FindPractitioners({ specialtyId })),
      this.queries.execute(new FindVisitTypes([visitTypeId])),
      this.queries.execute(new FindSites(siteId === null ? undefined : [siteId])),
    ]);
    if (!visitType) throw missing('visit type');
    if (siteId !== null && sites.length === 0) throw missing('site');
    const offers = (ids: readonly string[]): boolean => ids.length === 0 || ids.includes(visitTypeId);
    const practitioners = all.filter(({ status, visitTypeIds }) => status === 'active' && offers(visitTypeIds));
    if (!visitType.active || practitioners.length === 0 || sites.length === 0) return [];

    const search = { practitioners, sites, siteId, visitType, bounds, occasion };
    const found = await this.earliest(search, filter.limit);
    return found.map((start) => slotOf(start, start.practitionerId, start.site, visitType));
  }

  private async rows(filter: FreeDaysFilter, after: FreeDay | undefined, size: number): Promise<FreeDay[]> {
    const { rows, short } = await this.freeDays.earliest(filter, after, size);
    if (short.length === 0 || !(await this.builder.extend(short))) return rows;
    return (await this.freeDays.earliest(filter, after, size)).rows;
  }

  /** Rows by first free instant, a batch at a time, until no row that is left can begin before the last start found. */
  private async earliest(search: TypeSearch, limit: number): Promise<PlacedStart[]> {
    const filter = this.starts.filterOf(search);
    if (filter.range.from >= filter.range.to) return [];
    const { accountId, now } = search.occasion;
    const holds = await this.freeDays.holds(accountId, now);
    let found = await this.starts.inGroups(search);
    let last: FreeDay | undefined;
    for (let size = firstBatch; ; size = Math.min(size * 2, maxBatch)) {
      const rows = await this.rows(filter, last, size);
      found = [...found, ...(await this.starts.inRows(search, rows, holds))]
        .sort((a, b) => a.start - b.start || (a.practitionerId < b.practitionerId ? -1 : 1))
        .slice(0, limit);
      last = rows.at(-1);
      const latest = found[limit - 1];
      if (!last || rows.length < size || (latest && latest.start <= last.firstFree)) return found;
    }
  }
}
