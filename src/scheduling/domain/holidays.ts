import type { Holiday } from './exception.js';

export interface NamedHoliday extends Holiday {
  readonly id: string;
  readonly siteId: string | null;
  readonly name: string;
}

/** The days on which a site, or all of them, is closed. */
export abstract class Holidays {
  /** By local date, both included. */
  abstract between(first: string, last: string): Promise<Holiday[]>;

  abstract add(holiday: NamedHoliday): Promise<void>;

  abstract remove(holidayId: string): Promise<NamedHoliday | undefined>;
}
