import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  contains,
  intersect,
  normalise,
  overlaps,
  rangeAt,
  subtract,
  totalOf,
  union,
  type TimeRange,
  type TimeRanges,
} from '../../../src/shared/kernel/time-range.js';
import { sampled } from './sampling.js';

const range: fc.Arbitrary<TimeRange> = fc.record({ from: fc.nat(40), to: fc.nat(40) });
const lists = fc.array(range, { maxLength: 8 });
const instants = Array.from({ length: 42 }, (_, i) => i);

/** The same set, instant by instant. */
const members = (ranges: readonly TimeRange[]): number[] =>
  instants.filter((instant) => ranges.some(({ from, to }) => from <= instant && instant < to));

const isTidy = (ranges: TimeRanges): boolean =>
  ranges.every(({ from, to }, i) => from < to && (i === 0 || ranges[i - 1]!.to < from));

describe('Sets of time ranges', () => {
  it('merge what overlaps or touches', () => {
    const ranges = [
      { from: 5, to: 7 },
      { from: 1, to: 3 },
      { from: 3, to: 4 },
      { from: 6, to: 6 },
    ];
    expect(normalise(ranges)).toEqual([
      { from: 1, to: 4 },
      { from: 5, to: 7 },
    ]);
  });

  it('obey the laws of sets', () => {
    fc.assert(
      fc.property(lists, lists, range, (first, second, probe) => {
        const [a, b] = [normalise(first), normalise(second)];
        const inB = new Set(members(b));
        for (const result of [a, union(a, b), subtract(a, b), intersect(a, b)]) expect(isTidy(result)).toBe(true);
        expect(members(a)).toEqual(members(first));
        expect(members(union(a, b))).toEqual(members([...a, ...b]));
        expect(members(subtract(a, b))).toEqual(members(a).filter((each) => !inB.has(each)));
        expect(members(intersect(a, b))).toEqual(members(a).filter((each) => inB.has(each)));
        expect(totalOf(a)).toBe(members(a).length);
        expect(overlaps(a, probe)).toBe(members([probe]).some((each) => members(a).includes(each)));
        if (probe.from < probe.to)
          expect(contains(a, probe)).toBe(members([probe]).every((each) => members(a).includes(each)));
        expect(rangeAt(a, probe.from)).toEqual(a.find(({ from, to }) => from <= probe.from && probe.from < to));
      }),
      sampled(300),
    );
  });
});
