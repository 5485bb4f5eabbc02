/** A stretch of time between two instants in epoch milliseconds, half-open: `from` belongs to it, `to` does not. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** A set of instants: non-empty ranges, sorted, neither overlapping nor touching. {@link normalise} makes one. */
export type TimeRanges = readonly TimeRange[];

/** Sorts ranges, merges those that overlap or touch, and drops empty and reversed ones. */
export function normalise(ranges: readonly TimeRange[]): TimeRanges {
  const sorted = ranges.filter((range) => range.from < range.to).sort((a, b) => a.from - b.from);
  const result: TimeRange[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last === undefined || range.from > last.to) result.push({ from: range.from, to: range.to });
    else if (range.to > last.to) result[result.length - 1] = { from: last.from, to: range.to };
  }
  return result;
}

/** All instants that are in one of the sets. */
export function union(a: TimeRanges, b: TimeRanges): TimeRanges {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return normalise([...a, ...b]);
}

/** All instants of `ranges` that are not in `taken`. */
export function subtract(ranges: TimeRanges, taken: TimeRanges): TimeRanges {
  if (taken.length === 0) return ranges;
  const result: TimeRange[] = [];
  let next = 0;
  for (const range of ranges) {
    let from = range.from;
    while (next < taken.length && taken[next]!.to <= from) next++;
    for (let i = next; i < taken.length && taken[i]!.from < range.to; i++) {
      if (taken[i]!.from > from) result.push({ from, to: taken[i]!.from });
      from = Math.max(from, taken[i]!.to);
    }
    if (from < range.to) result.push({ from, to: range.to });
  }
  return result;
}

/** All instants that are in both sets. */
export function intersect(a: TimeRanges, b: TimeRanges): TimeRanges {
  const result: TimeRange[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const from = Math.max(a[i]!.from, b[j]!.from);
    const to = Math.min(a[i]!.to, b[j]!.to);
    if (from < to) result.push({ from, to });
    if (a[i]!.to < b[j]!.to) i++;
    else j++;
  }
  return result;
}

/** Whether the whole of `range` lies in the set. An empty range does when its instant does. */
export function contains(ranges: TimeRanges, range: TimeRange): boolean {
  const around = rangeAt(ranges, range.from);
  return around !== undefined && range.to <= around.to;
}

/** Whether the set and `range` have an instant in common. */
export function overlaps(ranges: TimeRanges, range: TimeRange): boolean {
  if (range.from >= range.to) return false;
  const index = firstEndingAfter(ranges, range.from);
  return index < ranges.length && ranges[index]!.from < range.to;
}

/** The range of the set that holds the instant, if one does. */
export function rangeAt(ranges: TimeRanges, instant: number): TimeRange | undefined {
  const range = ranges[firstEndingAfter(ranges, instant)];
  return range !== undefined && range.from <= instant ? range : undefined;
}

/** The index of the first range that ends after the instant, `ranges.length` if none does (binary search). */
export function firstEndingAfter(ranges: TimeRanges, instant: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle]!.to > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The milliseconds that all ranges last together. */
export function totalOf(ranges: TimeRanges): number {
  return ranges.reduce((sum, range) => sum + range.to - range.from, 0);
}
