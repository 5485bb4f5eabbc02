import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/kernel/clock.js';
import { DueWork } from '../../shared/messaging/due-work.js';
import { Database } from '../../shared/persistence/database.js';
import { CalendarRows } from '../domain/calendar-rows.js';
import { Calendars } from '../domain/calendars.js';
import { Holds } from '../domain/holds.js';
import { DAY, MINUTE, localDate } from '../domain/local-date.js';
import { CalendarBuilder } from './calendar-builder.js';

/** Bounded: a tick does so much and leaves the rest to the next, and to other processes. */
const practitionersAtOnce = 50;
const roundsPerTick = 40;
const firstFreeLag = 10 * MINUTE;
const daysKept = 35;

/** What the clock makes due: new days at the far end, the day under way, and what is over. */
@Injectable()
export class KeepCalendars {
  constructor(
    private readonly database: Database,
    private readonly builder: CalendarBuilder,
    private readonly calendars: Calendars,
    private readonly rows: CalendarRows,
    private readonly holds: Holds,
    private readonly clock: Clock,
  ) {}

  @DueWork()
  async rollForward(): Promise<number> {
    const { first, last } = await this.builder.horizon();
    let rolled = 0;
    for (let round = 0; round < roundsPerTick; round++) {
      const count = await this.database.transaction(() => this.rollSome(first, last));
      rolled += count;
      if (count < practitionersAtOnce) break;
    }
    return rolled;
  }

  /** The earliest free instants of days under way, so that a search does not wade through what has passed. */
  @DueWork()
  async moveOn(): Promise<number> {
    const now = this.clock.now().epochMilliseconds;
    return this.rows.moveFirstFree(now, now - firstFreeLag);
  }

  /** Removes holds that ended a day ago, until when HOLD_EXPIRED is answered, and rows past their time. */
  @DueWork()
  async sweep(): Promise<number> {
    const now = this.clock.now().epochMilliseconds;
    const holds = await this.holds.removeEndedBefore(now - DAY);
    return holds + (await this.rows.removeBefore(localDate(Math.floor(now / DAY) - daysKept)));
  }

  private async rollSome(first: string, last: string): Promise<number> {
    const short = await this.calendars.takeShort(last, practitionersAtOnce);
    await this.builder.fill(short, first, last);
    return short.length;
  }
}
