import { DurationHistogram } from './duration-histogram.js';

/** How far back it is remembered. */
export const minutesKept = 15;
const maxRoutes = 500;
const slowestShown = 5;
const minuteMs = 60_000;

export interface AnsweredRequest {
  readonly method: string;
  /** The route's pattern, never a path with ids in it. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

interface Minute {
  /** Minutes since 1970; a place of the ring that holds an older one is empty. */
  readonly number: number;
  clientErrors: number;
  serverErrors: number;
  readonly routes: Map<string, DurationHistogram>;
}

export interface MinuteFigures {
  /** When it began, in milliseconds since 1970. */
  readonly at: number;
  readonly count: number;
  readonly clientErrors: number;
  readonly serverErrors: number;
}

export interface Figures {
  readonly count: number;
  readonly clientErrors: number;
  readonly serverErrors: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  /** Oldest first, the last one is still going on. */
  readonly perMinute: readonly MinuteFigures[];
  /** By their 95th percentile; `route` is `GET /api/v1/slots`. */
  readonly slowest: readonly { readonly route: string; readonly count: number; readonly p95Ms: number }[];
}

/** The requests of the last minutes in a ring of minutes: what it needs is bounded by the number of routes. */
export class RequestFigures {
  private readonly ring: (Minute | undefined)[] = Array.from({ length: minutesKept });

  /** `now` is in milliseconds since 1970. */
  observe({ method, route, status, milliseconds }: AnsweredRequest, now: number): void {
    const minute = this.minuteAt(now);
    if (status >= 500) minute.serverErrors++;
    else if (status >= 400) minute.clientErrors++;
    const wanted = `${method} ${route}`;
    const name = minute.routes.has(wanted) || minute.routes.size < maxRoutes ? wanted : 'others';
    const durations = minute.routes.get(name) ?? new DurationHistogram();
    minute.routes.set(name, durations);
    durations.observe(milliseconds);
  }

  of(now: number): Figures {
    const last = numberOf(now);
    const perMinute: MinuteFigures[] = [];
    const all = new DurationHistogram();
    const byRoute = new Map<string, DurationHistogram>();
    for (let number = last - minutesKept + 1; number <= last; number++) {
      const held = this.ring[number % minutesKept];
      const minute = held?.number === number ? held : undefined;
      let count = 0;
      for (const [route, durations] of minute?.routes ?? []) {
        count += durations.count;
        all.add(durations);
        const sum = byRoute.get(route) ?? new DurationHistogram();
        byRoute.set(route, sum);
        sum.add(durations);
      }
      const { clientErrors = 0, serverErrors = 0 } = minute ?? {};
      perMinute.push({ at: number * minuteMs, count, clientErrors, serverErrors });
    }
    const slowest = [...byRoute]
      .map(([route, durations]) => ({ route, count: durations.count, p95Ms: durations.quantile(0.95)! }))
      .sort((a, b) => b.p95Ms - a.p95Ms)
      .slice(0, slowestShown);
    const sum = (of: 'clientErrors' | 'serverErrors'): number => perMinute.reduce((total, each) => total + each[of], 0);
    return {
      count: all.count,
      clientErrors: sum('clientErrors'),
      serverErrors: sum('serverErrors'),
      p50Ms: all.quantile(0.5),
      p95Ms: all.quantile(0.95),
      perMinute,
      slowest,
    };
  }

  private minuteAt(now: number): Minute {
    const number = numberOf(now);
    const held = this.ring[number % minutesKept];
    if (held?.number === number) return held;
    const fresh: Minute = { number, clientErrors: 0, serverErrors: 0, routes: new Map() };
    this.ring[number % minutesKept] = fresh;
    return fresh;
  }
}

function numberOf(now: number): number {
  return Math.floor(now / minuteMs);
}
