import { unavailable } from '../kernel/domain-error.js';

/** Lets one piece of heavy work run after the other, so that together they do not fill the memory. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private inside = 0;

  /** @param most How many may run or wait; whoever comes then is told to come again. */
  constructor(private readonly most: number) {}

  /** @throws BUSY */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inside >= this.most) throw unavailable('BUSY', 'Too many pictures at once. Try again in a moment.');
    this.inside++;
    const mine = this.last.then(work).finally(() => this.inside--);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}
