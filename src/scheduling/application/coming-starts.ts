import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  FindPractitioners,
  FindSites,
  FindVisitTypes,
  type AvailabilityFilter,
  type PractitionerFacts,
  type VisitTypeFacts,
} from '../../practitioners/index.js';
import { Clock } from '../../shared/kernel/clock.js';
import { FreeDays, type FirstRowsAsked, type FreeDay, type OwnedClaim } from '../domain/free-days.js';
import { MINUTE } from '../domain/local-date.js';
import { searchBounds } from '../domain/search-range.js';
import { offeredBy } from '../domain/type-choice.js';
import { CalendarBuilder } from './calendar-builder.js';
import { EarliestStarts, minutesOf, type ManySearched, type PlacedStart } from './earliest-starts.js';

export interface ComingStart extends PlacedStart {
  readonly visitTypeId: string;
}

/** Somebody whose starts are wanted, and the types they may be of: the first of these that has any. */
interface Wanted {
  readonly practitioner: PractitionerFacts;
  readonly types: readonly VisitTypeFacts[];
}

/** How far a look goes: so many starts of each in so many rows of each, null: in all of them. */
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
    private readonly clock: Clock,
  ) {}

  /** Earliest first. Five statements, and one more if few rows do not do; for each look one for nights, one for groups. */
  async of(
    practitionerIds: readonly string[],
    { siteId, visitTypeId, from, to }: AvailabilityFilter,
    atMost: number,
  ): Promise<Map<string, ComingStart[]>> {
    const now = this.clock.now().epochMilliseconds;
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
    const bounds = searchBounds(from, to, now, horizonDays);
    const search: ManySearched = {
      sites,
      siteId: siteId ?? null,
      bounds,
      looker: { accountId: null, actor: 'patient' },
    };
    const range = this.starts.rangeOf(search);
    if (range.from >= range.to) return new Map();

    const holds = await this.freeDays.holds(null, now);
    const preferred = wanted.map(({ practitioner, types: [first] }) => ({ practitioner, types: [first!] }));
    const { found, unsure } = await this.look(search, preferred, holds, { starts: atMost, rows: atMost + spareRows });
    const others = wanted.filter(
      ({ practitioner: { id }, types: all }) => unsure.has(id) || (all.length > 1 && !found.has(id)),
    );
    if (others.length === 0) return found;
    const further = await this.look(search, others, holds, { starts: atMost, rows: null });
    return new Map([...found, ...further.found]);
  }

  /** `unsure` are those who may have other starts in rows that were not looked at. */
  private async look(
    search: ManySearched,
    wanted: readonly Wanted[],
    holds: readonly OwnedClaim[],
    depth: Depth,
  ): Promise<{ found: Map<string, ComingStart[]>; unsure: Set<string> }> {
    const rows = await this.rows(this.rowsAsked(search, wanted), depth.rows);
    const following = await this.starts.following(rows);
    const groups = await this.groups(search, wanted);
    const rowsOf = Map.groupBy(rows, ({ practitionerId }) => practitionerId);
    const found = new Map<string, ComingStart[]>();
    for (let rank = 0, left = wanted; left.length > 0; rank++) {
      left = left.filter(({ practitioner, types }) => rank < types.length && !found.has(practitioner.id));
      for (const [visitType, those] of Map.groupBy(left, ({ types }) => types[rank]!)) {
        const asked = { ...search, practitioners: those.map(({ practitioner }) => practitioner), visitType };
        const seen = { rows: asked.practitioners.flatMap(({ id }) => rowsOf.get(id) ?? []), following, holds };
        const joinable = groups.filter(({ claim }) => claim.visitTypeId === visitType.id);
        const starts = [...this.starts.joinable(asked, joinable), ...this.starts.beginning(asked, seen)];
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

  private async rows(asked: FirstRowsAsked, limit: number | null): Promise<FreeDay[]> {
    const { rows, short } = await this.freeDays.firstOfEach(asked, limit);
    if (short.length === 0 || !(await this.builder.extend(short))) return rows;
    return (await this.freeDays.firstOfEach(asked, limit)).rows;
  }

  /** Rows from when on patients may come first, with a gap for the shortest of the types. */
  private rowsAsked(search: ManySearched, wanted: readonly Wanted[]): FirstRowsAsked {
    const range = this.starts.rangeOf(search);
    const until = this.starts.lastDay(
      range,
      wanted.flatMap(({ types }) => types),
    );
    const now = this.clock.now().epochMilliseconds;
    const each = wanted.map(({ practitioner, types }) => {
      const leadTime = Math.min(...types.map(({ leadTimeMinutes }) => leadTimeMinutes)) * MINUTE;
      const minutes = Math.min(...types.map(minutesOf));
      return { practitionerId: practitioner.id, from: Math.max(range.from, now + leadTime), minutes };
    });
    return { each, siteId: search.siteId, to: range.to, until };
  }

  private async groups(search: ManySearched, wanted: readonly Wanted[]): Promise<OwnedClaim[]> {
    const shared = wanted.flatMap(({ types }) => types).filter(({ capacity }) => capacity > 1);
    if (shared.length === 0) return [];
    const practitionerIds = wanted.map(({ practitioner }) => practitioner.id);
    const asked = { practitionerIds, siteId: search.siteId, range: this.starts.rangeOf(search) };
    return this.freeDays.groups(asked, [...new Set(shared.map(({ id }) => id))]);
  }
}

/** Rows come by their first free instant, so what was not read begins no sooner than the last row that was. */
function isSure(last: ComingStart | undefined, rows: readonly FreeDay[], depth: Depth): boolean {
  if (rows.length !== depth.rows) return true;
  return last !== undefined && rows.some(({ firstFree }) => firstFree >= last.start);
}
