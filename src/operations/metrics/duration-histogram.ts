const shortestMs = 0.5;
const longestMs = 60_000;
const growth = 1.15;
const size = Math.ceil(Math.log(longestMs / shortestMs) / Math.log(growth)) + 1;

/**
 * How long things took, in a fixed number of buckets that grow by 15 %: a quantile is off by less than that, however many
 * there were. Longer than a minute counts as a minute.
 */
export class DurationHistogram {
  private readonly counts = new Uint32Array(size);
  private total = 0;

  get count(): number {
    return this.total;
  }

  observe(milliseconds: number): void {
    const bucket = Math.ceil(Math.log(Math.max(milliseconds, shortestMs) / shortestMs) / Math.log(growth));
    this.counts[Math.min(bucket, size - 1)]!++;
    this.total++;
  }

  add(other: DurationHistogram): void {
    for (let bucket = 0; bucket < size; bucket++) this.counts[bucket]! += other.counts[bucket]!;
    this.total += other.total;
  }

  /** In milliseconds, below which this share (0 to 1) of them was; null when there were none. */
  quantile(share: number): number | null {
    if (this.total === 0) return null;
    let left = share * this.total;
    for (let bucket = 0; bucket < size; bucket++) {
      const here = this.counts[bucket]!;
      if (here === 0 || left > here) {
        left -= here;
        continue;
      }
      return shortestMs * growth ** (bucket - 1 + left / here);
    }
    return longestMs;
  }
}
