import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../shared/kernel/clock.js';
import { epochOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { StatusOf, type ComponentStatus } from '../../shared/status-of.js';

const agreementMs = 2_000;
const movedMs = 1_000;

/** The application's time, that of this machine, and that of the database's machine. */
@Injectable()
export class ClockStatus {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  @StatusOf('clock')
  async look(): Promise<ComponentStatus> {
    const asked = Date.now();
    // Only compared, never used: business time is the clock's.
    const row = await this.database.row<{ at: string }>(sql`select statement_timestamp() as at`);
    const answered = Date.now();
    const now = this.clock.now();
    const offsetMs = now.epochMilliseconds - Date.now();
    const databaseDifferenceMs = Math.round(epochOf(row!.at) - (asked + answered) / 2);
    const moved = Math.abs(offsetMs) >= movedMs;
    const facts = {
      now: now.toString(),
      hostNow: Temporal.Instant.fromEpochMilliseconds(answered).toString(),
      offsetSeconds: Math.round(offsetMs / 1_000),
      moved,
      databaseDifferenceMs,
    };
    if (Math.abs(databaseDifferenceMs) > agreementMs) {
      const message = `The clocks of the database and of this machine differ by ${databaseDifferenceMs} ms: synchronise them (NTP).`;
      return { state: 'warning', message, facts };
    }
    if (moved) {
      const message = `The clock was moved: to Careslot it is ${now.toString({ smallestUnit: 'second' })}. CLOCK is for trials only.`;
      return { state: 'warning', message, facts };
    }
    return { state: 'ok', message: 'The clocks agree.', facts };
  }
}
