import { describe, expect, it } from 'vitest';
import { DurationHistogram } from '../../../src/operations/metrics/duration-histogram.js';
import { minutesKept, RequestFigures } from '../../../src/operations/metrics/request-figures.js';

const minute = 60_000;
const start = 1_800_000_000_000;

describe('a histogram of durations', () => {
  /** Deterministic, and spread over what requests take. */
  const known = Array.from({ length: 10_000 }, (_, index) => 1 + ((index * 7_919) % 10_000) ** 2 / 50_000);

  it.each([0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 1])('knows the quantile %s of a known set to 15 %%', (share) => {
    const durations = new DurationHistogram();
    for (const each of known) durations.observe(each);
    const exact = known.toSorted((a, b) => a - b)[Math.ceil(share * known.length) - 1]!;
    expect(durations.quantile(share)! / exact).toBeGreaterThan(1 / 1.15);
    expect(durations.quantile(share)! / exact).toBeLessThan(1.15);
  });

  it('is the same when it is put together from parts', () => {
    const [whole, one, other] = [new DurationHistogram(), new DurationHistogram(), new DurationHistogram()];
    for (const [index, each] of known.entries()) {
      whole.observe(each);
      (index % 3 === 0 ? one : other).observe(each);
    }
    one.add(other);
    expect(one.count).toBe(whole.count);
    for (const share of [0.01, 0.5, 0.95, 1]) expect(one.quantile(share)).toBe(whole.quantile(share));
  });

  it('takes what is shorter or longer than any bucket', () => {
    const durations = new DurationHistogram();
    for (const each of [0, 1e-9, 1e12]) durations.observe(each);
    expect(durations.count).toBe(3);
    expect(durations.quantile(0.1)).toBeLessThan(1);
    expect(durations.quantile(1)).toBeGreaterThan(50_000);
    expect(new DurationHistogram().quantile(0.5)).toBeNull();
  });
});

describe('the figures of requests', () => {
  const request = { method: 'GET', route: '/slots', status: 200, milliseconds: 10 };

  it('count by minute, with faults of ours and mistakes of clients apart', () => {
    const figures = new RequestFigures();
    figures.observe(request, start - minute);
    for (const status of [200, 302, 400, 404, 500, 503]) figures.observe({ ...request, status }, start);
    expect(figures.of(start)).toMatchObject({ count: 7, clientErrors: 2, serverErrors: 2 });
    const { perMinute } = figures.of(start);
    expect(perMinute).toHaveLength(minutesKept);
    expect(perMinute.at(-1)).toEqual({ at: start, count: 6, clientErrors: 2, serverErrors: 2 });
    expect(perMinute.at(-2)).toEqual({ at: start - minute, count: 1, clientErrors: 0, serverErrors: 0 });
  });

  it('forget what is older, also when nobody asked for a long time', () => {
    const figures = new RequestFigures();
    figures.observe(request, start);
    expect(figures.of(start + (minutesKept - 1) * minute).count).toBe(1);
    expect(figures.of(start + minutesKept * minute).count).toBe(0);
    figures.observe(request, start + 100 * minute);
    expect(figures.of(start + 100 * minute).perMinute.map(({ count }) => count)).toEqual([...Array(14).fill(0), 1]);
  });

  it('name the slowest routes by what they take, not by how often they are called', () => {
    const figures = new RequestFigures();
    for (let index = 0; index < 10; index++) {
      for (let times = 0; times <= index; times++) {
        figures.observe({ ...request, route: `/r${index}`, milliseconds: 1_000 / (index + 1) }, start);
      }
    }
    const { slowest } = figures.of(start);
    expect(slowest.map(({ route, count }) => [route, count])).toEqual([
      ['GET /r0', 1],
      ['GET /r1', 2],
      ['GET /r2', 3],
      ['GET /r3', 4],
      ['GET /r4', 5],
    ]);
  });

  it('need bounded memory, whatever is called', () => {
    const figures = new RequestFigures();
    for (let index = 0; index < 5_000; index++) figures.observe({ ...request, route: `/${index}` }, start);
    const [held] = (figures as unknown as { ring: ({ routes: Map<string, unknown> } | undefined)[] }).ring.filter(
      Boolean,
    );
    expect(held!.routes.size).toBeLessThanOrEqual(501);
    expect(figures.of(start).count).toBe(5_000);
  });
});
