import { Query } from '@nestjs/cqrs';
import { Clock } from '../../../shared/kernel/clock.js';
import { Database } from '../../../shared/persistence/database.js';
import {
  PractitionerAvailability,
  startsShown,
  type NextStart,
  type WorkingDay,
} from '../../catalogue/application/practitioner-availability.js';
import type { Position } from '../../catalogue/domain/site.js';
import { Handles } from '../../handlers.js';
import { sitesOf, sortAndCut, type SortKey } from '../application/search-order.js';
import { dateOf, mayPractise, type Licence, type PractitionerStatus } from '../domain/licence.js';
import type { Gender } from '../domain/profile.js';
import { asTyped, spelledLike, surely } from './called-like.js';
import { distancesFrom, findCandidates, type Candidate, type CandidateFilter } from './candidates.js';
import type { DirectoryEntry } from '../domain/directory-entry.js';
import { DirectoryEntries } from './directory-entries.js';

export const searchSorts = ['name', 'fee', 'distance', 'nextAvailable'] as const;
export type SearchSort = (typeof searchSorts)[number];

/** A search that sorts by what SQL does not know looks at this many at most, the first by name. */
const maxCandidates = 10_000;

export interface PractitionerSearch {
  readonly q?: string;
  readonly specialtyId?: string;
  readonly siteId?: string;
  readonly language?: string;
  readonly gender?: Gender;
  readonly near?: Position;
  readonly radiusKm?: number;
  readonly maxFee?: number;
  readonly availableFrom?: string;
  readonly availableTo?: string;
  readonly visitTypeId?: string;
  /** Also who is suspended or whose licence is over: for admins. */
  readonly includeInactive?: boolean;
  /** Without one: the nearest when a place is given, the best match when a name is, else by name. */
  readonly sort?: SearchSort;
  readonly limit: number;
  /** The key and id of the last one of the page before. */
  readonly after?: readonly [SortKey, string];
}

export interface FoundPractitioner {
  readonly entry: DirectoryEntry;
  /** Where inactive ones were asked for: whether they can be found and booked now, and why not. */
  readonly standing?: { readonly status: PractitionerStatus; readonly licence: Licence; readonly listed: boolean };
  readonly siteIds: readonly string[];
  readonly distanceKm?: number;
  readonly workingDays: readonly WorkingDay[];
  /** At most {@link startsShown}, earliest first. */
  readonly nextStarts: readonly NextStart[];
  readonly position: readonly [SortKey, string];
}

/** The directory: who can be found and booked, or everybody. One more than the limit. */
export class SearchPractitioners extends Query<FoundPractitioner[]> {
  constructor(readonly search: PractitionerSearch) {
    super();
  }
}

@Handles(SearchPractitioners)
class SearchPractitionersHandler {
  constructor(
    private readonly database: Database,
    private readonly entries: DirectoryEntries,
    private readonly availability: PractitionerAvailability,
    private readonly clock: Clock,
  ) {}

  async execute({ search }: SearchPractitioners): Promise<FoundPractitioner[]> {
    const { near, radiusKm, availableFrom: from, availableTo: to } = search;
    const sort = search.sort ?? (near ? 'distance' : search.q ? 'likeness' : 'name');
    const byTime = sort === 'nextAvailable' || from !== undefined || to !== undefined;
    const times = { siteId: search.siteId, visitTypeId: search.visitTypeId, from, to };

    // In the order of names and with nothing else to narrow by, the page can be cut where the names are.
    const paged = sort === 'name' && search.q === undefined && !near && !byTime;
    let candidates = await this.named(search.q, await this.filterOf(search, sort, paged));
    const idsOf = (found: readonly Candidate[]): string[] => found.map(({ id }) => id);

    const distances = near && (await distancesFrom(this.database, near));
    let days = near ? await this.availability.workingDays(idsOf(candidates)) : undefined;
    const distanceOf = (candidate: Candidate): number | undefined => {
      const kilometres = sitesOf(candidate.homeSiteId, days?.get(candidate.id)).map((id) => distances?.get(id));
      const known = kilometres.filter((distance) => distance !== undefined);
      return known.length > 0 ? Math.min(...known) : undefined;
    };
    if (near && radiusKm !== undefined) {
      candidates = candidates.filter((candidate) => (distanceOf(candidate) ?? Infinity) <= radiusKm);
    }

    // Of everybody who might be on the page the first start is enough.
    const first = byTime ? await this.availability.nextStarts(idsOf(candidates), times, 1) : undefined;
    if (from !== undefined || to !== undefined) candidates = candidates.filter(({ id }) => first!.has(id));

    const keys = {
      fee: (candidate: Candidate) => candidate.feeAmount,
      likeness: (candidate: Candidate) => -candidate.likeness,
      distance: (candidate: Candidate) => distanceOf(candidate) ?? null,
      nextAvailable: (candidate: Candidate) => first?.get(candidate.id)?.[0]?.start ?? null,
    };
    const page =
      sort === 'name'
        ? cutByName(candidates, search.limit)
        : sortAndCut(candidates, keys[sort], search.after, search.limit);

    const ids = idsOf(page.map(({ item }) => item));
    const entries = await this.shown(ids, search.includeInactive);
    days ??= await this.availability.workingDays(ids);
    const next = await this.availability.nextStarts(ids, times, startsShown);
    return page.flatMap(({ item, position }) => {
      const shown = entries.get(item.id);
      if (!shown) return [];
      const workingDays = days.get(item.id) ?? [];
      const siteIds = sitesOf(item.homeSiteId, workingDays);
      return {
        ...shown,
        siteIds,
        workingDays,
        distanceKm: distanceOf(item),
        nextStarts: next.get(item.id) ?? [],
        position,
      };
    });
  }

  private async shown(ids: readonly string[], withStanding = false) {
    if (!withStanding) return new Map((await this.entries.shown(ids)).map((entry) => [entry.id, { entry }]));
    const whole = await this.entries.whole(ids);
    const shown = whole.map(({ accountId: _, version: __, status, licence, ...entry }) => {
      const listed = mayPractise({ status, licenceExpiresOn: licence.expiresOn }, this.today());
      return [entry.id, { entry, standing: { status, licence, listed } }] as const;
    });
    return new Map<string, Pick<FoundPractitioner, 'entry' | 'standing'>>(shown);
  }

  /** Swapped letters are looked for only when nobody fits the name as it was typed. */
  private async named(q: string | undefined, filter: CandidateFilter): Promise<Candidate[]> {
    if (q === undefined) return findCandidates(this.database, filter);
    const found = await findCandidates(this.database, { ...filter, called: asTyped(q) });
    if (found.some(({ likeness }) => likeness >= surely)) return found;
    return findCandidates(this.database, { ...filter, called: spelledLike(q) });
  }

  private async filterOf(
    search: PractitionerSearch,
    sort: SearchSort | 'likeness',
    paged: boolean,
  ): Promise<CandidateFilter> {
    const { siteId, specialtyId, language, gender, maxFee, visitTypeId, after, limit } = search;
    return {
      ...{ specialtyId, language, gender, maxFee, visitTypeId },
      listedOn: search.includeInactive ? undefined : this.today(),
      withFee: search.sort === 'fee',
      site: siteId ? { id: siteId, workers: await this.availability.workingAt(siteId) } : undefined,
      after: sort === 'name' && after ? [String(after[0]), after[1]] : undefined,
      limit: paged ? limit + 1 : maxCandidates,
    };
  }

  private today(): string {
    return dateOf(this.clock.now());
  }
}

/** They come in the order of names, and one more than the limit stays. */
function cutByName(candidates: readonly Candidate[], limit: number) {
  const later = candidates.filter((candidate) => candidate.later).slice(0, limit + 1);
  return later.map((item) => ({ item, position: [item.sortName, item.id] as const }));
}
