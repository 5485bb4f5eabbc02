import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { buildDays } from '../../../src/scheduling/domain/day-builder.js';
import { whyNot } from '../../../src/scheduling/domain/explain.js';
import { daysAround, daysTouching, withTaken } from '../../../src/scheduling/domain/practitioner-day.js';
import { startsOf, type SlotCriteria } from '../../../src/scheduling/domain/slots.js';
import { claimedRange } from '../../../src/scheduling/domain/visit-timing.js';
import { contains, intersect, normalise, overlaps, subtract } from '../../../src/shared/kernel/time-range.js';
import { SlotOracle, wallAt } from '../../support/slot-oracle.js';
import { situations, type Situation } from './arbitrary-calendar.js';
import { claimParts } from './fixture.js';
import { announce, sampled, TIMEOUT } from './sampling.js';

announce('slots');
const MINUTE = 60_000;

const criteriaOf = ({ visitType, actingAs, now, held }: Situation): SlotCriteria => ({
  siteId: 'here',
  visitType,
  actingAs,
  now,
  held: normalise(held),
});

type Engine = (situation: Situation) => number[];

const product: Engine = (situation) => {
  const { rules, range, visitType, taken } = situation;
  const { first, last } = daysAround(range, rules.zone, visitType);
  const days = buildDays(rules, first, last, taken);
  return startsOf(days, criteriaOf(situation), range).map(({ start }) => start);
};

const agreesWithOracle = (engine: Engine) =>
  fc.property(situations, (situation) => {
    const { rules, range, visitType } = situation;
    expect(engine(situation)).toEqual(new SlotOracle(rules).starts(visitType, range, situation));
  });

const caught = (engine: Engine): boolean =>
  fc.check(agreesWithOracle(engine), { ...sampled(1000), endOnFailure: true }).failed;

describe('Starts', () => {
  it(
    'are those that someone finds who walks through the day minute by minute',
    () => {
      fc.assert(agreesWithOracle(product), sampled(150));
    },
    TIMEOUT,
  );

  /** Proof that this harness can fail: faults that were planted, each found within the same number of tries. */
  it(
    '(planted faults are caught)',
    () => {
      const forgetsBuffers: Engine = (situation) =>
        product({ ...situation, visitType: { ...situation.visitType, bufferAfterMinutes: 0 } });
      const forgetsHolds: Engine = (situation) => product({ ...situation, held: [] });
      const knowsOneDayOnly: Engine = (situation) => {
        const { rules, range, date, taken } = situation;
        return startsOf(buildDays(rules, date, date, taken), criteriaOf(situation), range).map(({ start }) => start);
      };
      const stopsAtMidnight: Engine = (situation) => {
        const { rules, range, visitType, taken } = situation;
        const { first, last } = daysAround(range, rules.zone, visitType);
        const days = buildDays(rules, first, last, taken).map((day) => ({
          ...day,
          offers: day.offers.map((offer) => ({
            ...offer,
            runs: offer.runs.map((run) => ({ ...run, gridFrom: run.from })),
          })),
        }));
        return startsOf(days, criteriaOf(situation), range).map(({ start }) => start);
      };
      expect([forgetsBuffers, forgetsHolds, knowsOneDayOnly, stopsAtMidnight].map(caught)).toEqual(Array(4).fill(true));
    },
    TIMEOUT,
  );

  it(
    'are exactly those for which there is no reason why not',
    () => {
      fc.assert(
        fc.property(situations, fc.constantFrom(1, 5, 7), (situation, step) => {
          const { rules, range, visitType, taken } = situation;
          const { first, last } = daysAround(range, rules.zone, visitType);
          const days = buildDays(rules, first, last, taken);
          const criteria = criteriaOf(situation);
          const allowed: number[] = [];
          for (let start = range.from; start < range.to; start += step * MINUTE)
            if (whyNot(days, criteria, start) === undefined) allowed.push(start);
          const found = startsOf(days, criteria, range).map(({ start }) => start);
          expect(allowed).toEqual(found.filter((start) => (start - range.from) % (step * MINUTE) === 0));
          for (const start of found) expect(whyNot(days, criteria, start + 1)).toBeDefined();
        }),
        sampled(150),
      );
    },
    TIMEOUT,
  );

  it(
    'are the same whether the range is asked for at once or in pieces',
    () => {
      fc.assert(
        fc.property(situations, fc.integer({ min: 1, max: 2879 }), (situation, minutes) => {
          const { from, to } = situation.range;
          const middle = Math.min(to, from + minutes * MINUTE);
          const pieces = [
            { from, to: middle },
            { from: middle, to },
          ];
          expect(pieces.flatMap((range) => product({ ...situation, range }))).toEqual(product(situation));
        }),
        sampled(150),
      );
    },
    TIMEOUT,
  );
});

describe('The rows of a calendar', () => {
  const rowsOf = ({ rules, range, visitType, taken }: Situation) => {
    const { first, last } = daysAround(range, rules.zone, visitType);
    return buildDays(rules, first, last, taken);
  };

  it(
    'never share an instant, and hold free time where there is working time and no claim',
    () => {
      fc.assert(
        fc.property(situations, (situation) => {
          const days = rowsOf(situation);
          days.forEach((day, i) => {
            for (const other of days.slice(i + 1)) expect(intersect(day.working, other.working)).toEqual([]);
            expect(day.free).toEqual(subtract(day.working, normalise(situation.taken)));
            expect(day.working).toEqual(normalise(day.offers.flatMap(({ runs }) => runs)));
            expect(day.firstFree).toBe(day.free[0]?.from ?? null);
            expect(withTaken(day, normalise(situation.taken))).toEqual(day);
          });
        }),
        sampled(150),
      );
    },
    TIMEOUT,
  );

  it(
    'are the same built one by one or together',
    () => {
      fc.assert(
        fc.property(situations, (situation) => {
          const { rules, taken } = situation;
          for (const day of rowsOf(situation)) expect(buildDays(rules, day.day, day.day, taken)).toEqual([day]);
        }),
        sampled(40),
      );
    },
    TIMEOUT,
  );

  it(
    'share a claim without gap or overlap, in free time, in rows that can be named beforehand',
    () => {
      fc.assert(
        fc.property(situations, (situation) => {
          const { rules, taken, visitType } = situation;
          const days = rowsOf(situation);
          for (const start of product(situation)) {
            const claim = claimedRange(start, visitType);
            const { first, last } = daysTouching(claim, rules.zone);
            const touched = buildDays(rules, first, last, taken);
            const parts = claimParts(claim, touched);
            expect(normalise(parts.map(({ range }) => range))).toEqual([claim]);
            expect(parts).toEqual(claimParts(claim, days));
            for (const { day, range } of parts)
              expect(contains(touched.find((each) => each.day === day)!.free, range)).toBe(true);
          }
        }),
        sampled(60),
      );
    },
    TIMEOUT,
  );

  it(
    'that a stretch touches are those of the dates that clocks show in it, and of the day before',
    () => {
      fc.assert(
        fc.property(situations, ({ rules, range }) => {
          const dates = new Set<string>();
          for (let minute = range.from; minute < range.to; minute += MINUTE) dates.add(wallAt(rules.zone, minute).date);
          const [first, last] = [[...dates].sort()[0]!, [...dates].sort().at(-1)!];
          const before = Temporal.PlainDate.from(first).subtract({ days: 1 }).toString();
          expect(daysTouching(range, rules.zone)).toEqual({ first: before, last });
        }),
        sampled(40),
      );
    },
    TIMEOUT,
  );

  it(
    'know a gap that is at least as long as any claim that begins in them',
    () => {
      fc.assert(
        fc.property(situations, (situation) => {
          const days = rowsOf(situation);
          for (const start of product(situation)) {
            const claim = claimedRange(start, situation.visitType);
            const row = days.find((day) => overlaps(day.working, { from: claim.from, to: claim.from + 1 }))!;
            expect(row.longestGapMinutes).toBeGreaterThanOrEqual((claim.to - claim.from) / MINUTE);
            expect(row.firstFree).toBeLessThanOrEqual(claim.from);
          }
        }),
        sampled(60),
      );
    },
    TIMEOUT,
  );
});
