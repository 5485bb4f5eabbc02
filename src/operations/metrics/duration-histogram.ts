import { createHistogram } from 'node:perf_hooks';

const unitsPerMs = 10;
const maxMs = 60_000;

/** How long things took, to 10 %, in a fixed amount of memory (2 KB). Longer than a minute counts as a minute. */
export class DurationHistogram {
  private readonly recorded = createHistogram({ lowest: 1, highest: maxMs * unitsPerMs, figures: 1 });

  get count(): number {
    return this.recorded.count;
  }

  observe(milliseconds: number): void {
    this.recorded.record(Math.max(1, Math.round(Math.min(milliseconds, maxMs) * unitsPerMs)));
  }

  add(other: DurationHistogram): void {
    this.recorded.add(other.recorded);
  }

  /** In milliseconds, below which this share (0 to 1) of them was; null when there were none. */
  quantile(share: number): number | null {
    return this.count === 0 ? null : this.recorded.percentile(share * 100) / unitsPerMs;
  }
}
