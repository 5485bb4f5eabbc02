import { Query, QueryBus } from '@nestjs/cqrs';
import { FindPractitioners, FindSites, FindVisitTypes } from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { FreeDays, type FreeDay, type FreeDaysAsked } from '../domain/free-days.js';
import { searchBounds } from '../domain/search-range.js';
import { Handles } from '../handlers.js';
import { CalendarBuilder } from './calendar-builder.js';
import { EarliestStarts, type ManyAsked, type PlacedStart } from './earliest-starts.js';
import { slotOf, type Slot } from './slot.js';
import { lookerOf, SlotSearch } from './slot-search.js';

export interface EarliestAsked {
  readonly specialtyId: string;
  readonly visitTypeId: string;
  readonly siteId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

const defaultDays = 31;
const firstBatch = 64;
const largestBatch = 1_024;

/** The earliest starts of all practitioners of a specialty. */
export class FindEarliestSlots extends Query<Slot[]> {
  constructor(
    readonly asked: EarliestAsked,
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

  async execute({ asked, actor }: FindEarliestSlots): Promise<Slot[]> {
    const { specialtyId, visitTypeId, siteId = null } = asked;
    const bounds = searchBounds(asked.from, asked.to, this.search.now, defaultDays);
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

    const found = await this.earliest(
      { practitioners, sites, siteId, visitType, bounds, looker: lookerOf(actor) },
      asked.limit,
    );
    return found.map((start) => slotOf(start, start.practitionerId, start.site, visitType));
  }

  private async rows(asked: FreeDaysAsked, after: FreeDay | undefined, size: number): Promise<FreeDay[]> {
    const { rows, short } = await this.freeDays.earliest(asked, after, size);
    if (short.length === 0 || !(await this.builder.extend(short))) return rows;
    return (await this.freeDays.earliest(asked, after, size)).rows;
  }

  /** Rows by first free instant, a batch at a time, until no row that is left can begin before the last start found. */
  private async earliest(asked: ManyAsked, limit: number): Promise<PlacedStart[]> {
    const rowsAsked = this.starts.freeDaysAsked(asked);
    if (rowsAsked.range.from >= rowsAsked.range.to) return [];
    const holds = await this.freeDays.holds(asked.looker.accountId, this.search.now);
    let found = await this.starts.inGroups(asked);
    let last: FreeDay | undefined;
    for (let size = firstBatch; ; size = Math.min(size * 2, largestBatch)) {
      const rows = await this.rows(rowsAsked, last, size);
      found = [...found, ...(await this.starts.inRows(asked, rows, holds))]
        .sort((a, b) => a.start - b.start || (a.practitionerId < b.practitionerId ? -1 : 1))
        .slice(0, limit);
      last = rows.at(-1);
      const latest = found[limit - 1];
      if (!last || rows.length < size || (latest && latest.start <= last.firstFree)) return found;
    }
  }
}
