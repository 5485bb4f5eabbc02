import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../../config.js';
import { runOutsideRequest } from '../kernel/request-context.js';
import { within } from './within.js';

const channel = 'careslot_outbox';
const gatherMilliseconds = 20;
const reconnectMilliseconds = 1_000;
const longestGoodbyeMilliseconds = 1_000;

/**
 * Wakes the relays of all processes. `NOTIFY` inside a business transaction would serialise every commit on one lock,
 * so the signal goes out after the commit, on a connection of its own, many commits at once. It may get lost: relays
 * look for themselves every second anyway.
 */
@Injectable()
export class OutboxSignal implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OutboxSignal.name);
  private readonly listeners: (() => void)[] = [];
  private readonly notices = new Map<string, () => void>();
  private client?: pg.Client;
  private gathering?: NodeJS.Timeout;
  private reconnecting?: NodeJS.Timeout;
  private stopped = false;

  constructor(private readonly config: Config) {}

  onSignal(listener: () => void): void {
    this.listeners.push(listener);
  }

  /**
   * Calls the listener when a transaction with `pg_notify` on this channel has been committed, by any process: for what is
   * rare. It may be called once too often, as after each time without a connection.
   */
  onNotice(name: string, listener: () => void): void {
    this.notices.set(name, listener);
  }

  send(): void {
    this.wakeListeners();
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      this.client?.query(`notify ${channel}`).catch(() => undefined);
    }, gatherMilliseconds);
  }

  onApplicationBootstrap(): void {
    void this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.gathering);
    clearTimeout(this.reconnecting);
    // A server that does not answer any more would be waited for until the network gives up.
    if (this.client) await within(longestGoodbyeMilliseconds, this.client.end()).catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl, connectionTimeoutMillis: 5_000 });
    client.on('error', () => this.reconnectLater(client));
    client.on('end', () => this.reconnectLater(client));
    client.on('notification', (notice) => this.wake(notice.channel));
    try {
      await client.connect();
      for (const name of [channel, ...this.notices.keys()]) await client.query(`listen ${name}`);
      this.client = client;
      if (this.stopped) await client.end();
      else for (const name of [channel, ...this.notices.keys()]) this.wake(name);
    } catch (error) {
      this.logger.debug(`The outbox signal has no connection: ${(error as Error).message}`);
      this.reconnectLater(client);
    }
  }

  private reconnectLater(client: pg.Client): void {
    if (this.client === client) this.client = undefined;
    client.removeAllListeners('end');
    client.end().catch(() => undefined);
    if (this.stopped || this.reconnecting) return;
    this.reconnecting = setTimeout(() => {
      this.reconnecting = undefined;
      void this.connect();
    }, reconnectMilliseconds);
    this.reconnecting.unref();
  }

  private wake(name: string): void {
    const listener = this.notices.get(name);
    if (listener) runOutsideRequest(listener);
    else this.wakeListeners();
  }

  private wakeListeners(): void {
    for (const listener of this.listeners) runOutsideRequest(listener);
  }
}
