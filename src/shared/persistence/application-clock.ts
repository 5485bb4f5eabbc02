import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { sql } from 'kysely';
import { Config } from '../../config.js';
import { refused } from '../kernel/domain-error.js';
import { Clock } from '../kernel/clock.js';
import { Database } from './database.js';

const refreshMilliseconds = 500;

/**
 * The real time, or with CLOCK set the real time shifted by an offset that lives in the database: a restart does not go
 * back, and all processes agree. Without CLOCK the stored offset is ignored.
 */
@Injectable()
export class ApplicationClock extends Clock implements BeforeApplicationShutdown {
  private offset = 0;
  private pretended?: number;
  private timer?: NodeJS.Timeout;
  private refreshing?: Promise<void>;

  constructor(private readonly config: Config) {
    super();
  }

  override now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(Date.now() + (this.pretended ?? this.offset));
  }

  /** Only this process sees it: the demo is loaded on a clock that walks from the past to now. */
  pretend(now: Temporal.Instant): void {
    this.pretended = now.epochMilliseconds - Date.now();
  }

  stopPretending(): void {
    this.pretended = undefined;
  }

  /** Starts at CLOCK on a new database, goes on from the stored offset on a known one. */
  async start(database: Database): Promise<void> {
    if (!this.config.clock) return;
    const first = Temporal.Instant.from(this.config.clock).epochMilliseconds - Date.now();
    await database.rows(sql`insert into platform.clock (offset_milliseconds) values (${first}) on conflict do nothing`);
    await this.refresh(database);
    this.timer = setInterval(() => this.refreshAgain(database), refreshMilliseconds);
    this.timer.unref();
  }

  /** Not later: the database is closed before its users are told of the end. */
  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Moves the clock of every process. @throws 422 CLOCK_BACKWARDS when `to` is before now. */
  async moveTo(to: Temporal.Instant, database: Database): Promise<void> {
    await this.refresh(database);
    if (Temporal.Instant.compare(to, this.now()) < 0) throw refused('CLOCK_BACKWARDS', 'The clock only moves forward.');
    const offset = to.epochMilliseconds - Date.now();
    await database.rows(sql`update platform.clock set offset_milliseconds = greatest(offset_milliseconds, ${offset})`);
    await this.refresh(database);
  }

  /** A slow database is asked once at a time. */
  private refreshAgain(database: Database): void {
    this.refreshing ??= this.refresh(database)
      .catch(() => undefined)
      .finally(() => (this.refreshing = undefined));
  }

  private async refresh(database: Database): Promise<void> {
    const row = await database.row<{ offset: string }>(sql`select offset_milliseconds as offset from platform.clock`);
    if (row) this.offset = Number(row.offset);
  }
}
