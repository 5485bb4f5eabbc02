import { date, one, search, text, type SearchOf } from '../../shell/search';
import { groupings, kinds, type GroupBy } from './kinds';

const read = search({ kind: one(kinds), from: date, to: date, siteId: text });

export type ReportSearch = SearchOf<typeof read> & { groupBy?: GroupBy };

/** What a report is grouped by depends on its kind. */
export function reportSearch(raw: Record<string, unknown>): ReportSearch {
  const { kind, ...rest } = read(raw);
  const groupBy = one<GroupBy>(groupings[kind ?? 'appointments'])(raw.groupBy);
  return { kind, groupBy, ...rest };
}
