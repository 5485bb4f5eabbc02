import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '../shared/persistence/database.js';
import { defaultSettings, type Policies, type Settings } from './settings.js';
import { StoredSettings, type StoredState } from './stored-settings.js';

const refreshMilliseconds = 2_000;

/**
 * The settings in force, at hand without a statement: asking is free on every path.
 * They are read before the application serves anything. A change counts at once in the process that made it, from its
 * commit on, and in every other process within two seconds and the time of one small read. While the database is away
 * the last known ones count; the first read that succeeds brings the others.
 */
@Injectable()
export class ClinicSettings implements OnModuleInit, BeforeApplicationShutdown {
  private settings: Settings = defaultSettings;
  private changes = 0;
  private timer?: NodeJS.Timeout;
  private refreshing?: Promise<void>;

  constructor(
    private readonly database: Database,
    private readonly stored: StoredSettings,
  ) {}

  get current(): Settings {
    return this.settings;
  }

  get policies(): Policies {
    return this.settings.policies;
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => this.refreshAgain(), refreshMilliseconds);
    this.timer.unref();
  }

  /** Not later: the database is closed before its users are told of the end. */
  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** What the transaction in progress has stored counts from its commit on. */
  adoptWithCommit(state: StoredState): void {
    this.database.afterCommit(() => {
      this.changes++;
      this.settings = state.settings;
    });
  }

  /** Reads what other processes may have changed. */
  async refresh(): Promise<void> {
    const before = this.changes;
    const { settings } = await this.stored.read();
    // What was read while this process changed it may be older than the change.
    if (before === this.changes) this.settings = settings;
  }

  /** A slow database is asked once at a time. */
  private refreshAgain(): void {
    this.refreshing ??= this.refresh()
      .catch(() => undefined)
      .finally(() => (this.refreshing = undefined));
  }
}
