import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ProcessSignal } from '../shared/messaging/process-signal.js';
import { Database } from '../shared/persistence/database.js';
import { defaultSettings, type Policies, type Settings } from './settings.js';
import { settingsChannel, StoredSettings, type StoredState } from './stored-settings.js';

/** A connection that died without a word tells nothing: then this is how late a change may be. */
const refreshMilliseconds = 60_000;

/**
 * The settings in force, at hand without a statement: asking is free on every path.
 * They are read before the application serves anything. A change counts at once in the process that made it, from its
 * commit on. The others are told with the commit and follow after one small read, well within a second; a process whose
 * connection was lost reads them as soon as it has one again, two seconds or so after the database is back. In the worst
 * case, a connection that died without a word, it takes a minute. Meanwhile the last known ones count.
 */
@Injectable()
export class ClinicSettings implements OnModuleInit, BeforeApplicationShutdown {
  private settings: Settings = defaultSettings;
  private changes = 0;
  private timer?: NodeJS.Timeout;
  private refreshing?: Promise<void>;
  private again = false;

  constructor(
    private readonly database: Database,
    private readonly stored: StoredSettings,
    private readonly processes: ProcessSignal,
  ) {}

  get current(): Settings {
    return this.settings;
  }

  get policies(): Policies {
    return this.settings.policies;
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
    const heard = () => this.refreshAgain();
    this.processes.join({ name: settingsChannel, heard, connected: heard });
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

  /** A slow database is asked once at a time; what changes while it is asked is asked for afterwards. */
  private refreshAgain(): void {
    this.again = this.refreshing !== undefined;
    this.refreshing ??= this.refresh()
      .catch(() => undefined)
      .finally(() => {
        this.refreshing = undefined;
        if (this.again) this.refreshAgain();
      });
  }
}
