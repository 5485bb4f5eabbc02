const firstPause = 1_000;
const longestPause = 15_000;

/** Does something again after a pause that doubles each time, and at once when the device is online again. */
export class RetryLater {
  private pause = firstPause;
  private timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly work: () => void) {
    addEventListener('online', () => this.waits && work());
  }

  /** Whether it failed last time. */
  get waits(): boolean {
    return this.timer !== undefined;
  }

  failed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.work, this.pause);
    this.pause = Math.min(this.pause * 2, longestPause);
  }

  succeeded(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.pause = firstPause;
  }
}
