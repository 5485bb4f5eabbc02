import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  FindPractitioners,
  FindSites,
  FindVisitTypes,
  type AvailabilityFilter,
  type PractitionerRow,
  type VisitTypeRow,
} from '../../practitioners/index.js';
import { boundOf } from '../../shared/kernel/bound.js';
import { MINUTE } from '../domain/local-date.js';
import { searchBounds } from '../domain/search-range.js';
import { offeredBy } from '../domain/type-choice.js';
import { FreeDays, type FirstRowsFilter, type FreeDay, type OwnedClaim } from '../persistence/find-free-days.js';
import { CalendarBuilder } from './calendar-builder.js';
import { EarliestStarts, minutesOf, type PlacedStart, type SearchScope } from './earliest-starts.js';
import { SlotSearch } from './slot-search.js';

export interface ComingStart extends PlacedStart {
  readonly visitTypeId: string;
}

/** A practitioner whose starts are wanted, and their visit types: starts are of the first type that has any. */
interface Wanted {
  readonly practitioner: PractitionerRow;
  readonly types: readonly VisitTypeRow[];
}

/** How far a look goes: how many starts of each practitioner, in how many rows of each; null: in all rows. */
interface Depth {
  readonly starts: number;
  readonly rows: number | null;
}

const horizonDays = 31;
/** Rows of the first look beyond one for each start: a row may be a day that is nearly over. */
const spareRows = 2;

/** The first starts of many practitioners that patients could book, each of a type that the practitioner offers. */
@Injectable()
export class ComingStarts {
  constructor(
    private readonly queries: QueryBus,
    private readonly freeDays: FreeDays,
    private readonly builder: CalendarBuilder,
    private readonly starts: EarliestStarts,
    private readonly search: SlotSearch,
  ) {}

  /** Earliest first. Five statements, and one more if few rows do not do; for each look one for nights, one for groups. */
  async of(
    practitionerIds: readonly string[],
    { siteId, visitTypeId, from, to }: AvailabilityFilter,
    max: number,
  ): Promise<Map<string, ComingStart[]>> {
    const occasion = this.search.occasionOf(undefined);
    const { now } = occasion;
    const [practitioners, types, sites] = await Promise.all([
      this.queries.execute(new FindPractitioners({ ids: practitionerIds })),
      this.queries.execute(new FindVisitTypes(visitTypeId === undefined ? undefined : [visitTypeId])),
      this.queries.execute(new FindSites(siteId === undefined ? undefined : [siteId])),
    ]);
    const wanted = practitioners
      .filter(({ status }) => status === 'active')
      .map((practitioner) => ({ practitioner, types: offeredBy(practitioner, types) }))
      .filter((each) => each.types.length > 0);
    if (wanted.length === 0 || sites.length === 0) return new Map();
    const bounds = searchBounds(from ? boundOf(from) : undefined, to ? boundOf(to) : undefined, now, horizonDays);
    const scope: SearchScope = { sites, siteId: siteId ?? null, bounds, occasion };
    const range = this.starts.rangeOf(scope);
    if (range.from >= range.to) return new Map();

    const holds = await this.freeDays.holds(null, now);
    const preferred = wanted.map(({ practitioner, types: [first] }) => ({ practitioner, types: [first!] }));
    const { found, unsure } = await this.look(scope, preferred, holds, { starts: max, rows: max + spareRows });
    const others = wanted.filter(
      ({ practitioner: { id }, types: all }) => unsure.has(id) || (all.length > 1 && !found.has(id)),
    );
    if (others.length === 0) return found;
    const further = await this.look(scope, others, holds, { starts: max, rows: null });
    return new Map([...found, ...further.found]);
  }

  /** `unsure` are those who may have other starts in rows that were not looked at. */
  private async look(
    scope: SearchScope,
    wanted: readonly Wanted[],
    holds: readonly OwnedClaim[],
    depth: Depth,
  ): Promise<{ found: Map<string, ComingStart[]>; unsure: Set<string> }> {
    const rows = await this.rows(this.filterOf(scope, wanted), depth.rows);
    const following = await this.starts.following(rows);
    const groups = await this.groups(scope, wanted);
    const rowsOf = Map.groupBy(rows, ({ practitionerId }) => practitionerId);
    const found = new Map<string, ComingStart[]>();
    for (let rank = 0, left = wanted; left.length > 0; rank++) {
      left = left.filter(({ practitioner, types }) => rank < types.length && !found.has(practitioner.id));
      for (const [visitType, those] of Map.groupBy(left, ({ types }) => types[rank]!)) {
        const search = { ...scope, practitioners: those.map(({ practitioner }) => practitioner), visitType };
        const free = { rows: search.practitioners.flatMap(({ id }) => rowsOf.get(id) ?? []), following, holds };
        const joinable = groups.filter(({ claim }) => claim.visitTypeId === visitType.id);
        const starts = [...this.starts.joinable(search, joinable), ...this.starts.beginning(search, free)];
        for (const [id, its] of Map.groupBy(starts, ({ practitionerId }) => practitionerId)) {
          const first = its.sort((a, b) => a.start - b.start).slice(0, depth.starts);
          found.set(
            id,
            first.map((start) => ({ ...start, visitTypeId: visitType.id })),
          );
        }
      }
    }
    const ids = wanted.map(({ practitioner }) => practitioner.id);
    const unsure = ids.filter((id) => !isSure(found.get(id)?.[depth.starts - 1], rowsOf.get(id) ?? [], depth));
    return { found, unsure: new Set(unsure) };
  }

  private async rows(filter: FirstRowsFilter, limit: number | null): Promise<FreeDay[]> {
    const { rows, short } = await this.freeDays.firstOfEach(filter, limit);
    if (short.length === 0 || !(await this.builder.extend(short))) return rows;
    return (await this.freeDays.firstOfEach(filter, limit)).rows;
  }

  /** Rows from when on patients may come first, with a gap for the shortest of the types. */
  private filterOf(scope: SearchScope, wanted: readonly Wanted[]): FirstRowsFilter {
    const range = this.starts.rangeOf(scope);
    const allTypes = wanted.flatMap(({ types }) => types);
    const until = this.starts.lastDay(range, allTypes, scope.occasion);
    const each = wanted.map(({ practitioner, types }) => {
      const leadTime = Math.min(...types.map(({ leadTimeMinutes }) => leadTimeMinutes)) * MINUTE;
      const minutes = Math.min(...types.map(minutesOf));
      return { practitionerId: practitioner.id, from: Math.max(range.from, scope.occasion.now + leadTime), minutes };
    });
    return { each, siteId: scope.siteId, to: range.to, until };
  }

  private async groups(scope: SearchScope, wanted: readonly Wanted[]): Promise<OwnedClaim[]> {
    const shared = wanted.flatMap(({ types }) => types).filter(({ capacity }) => capacity > 1);
    if (shared.length === 0) return [];
    const practitionerIds = wanted.map(({ practitioner }) => practitioner.id);
    const filter = { practitionerIds, siteId: scope.siteId, range: this.starts.rangeOf(scope) };
    return this.freeDays.groups(filter, [...new Set(shared.map(({ id }) => id))]);
  }
}

/** Rows come by their first free instant, so what was not read begins no sooner than the last row that was. */
function isSure(last: ComingStart | undefined, rows: readonly FreeDay[], depth: Depth): boolean {
  if (rows.length !== depth.rows) return true;
  return last !== undefined && rows.some(({ firstFree }) => firstFree >= last.start);
}
