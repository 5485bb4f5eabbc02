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
  private client?: pg.Client;
  private gathering?: NodeJS.Timeout;
  private reconnecting?: NodeJS.Timeout;
  private stopped = false;

  constructor(private readonly config: Config) {}

  onSignal(listener: () => void): void {
    this.listeners.push(listener);
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
    client.on('notification', () => this.wakeListeners());
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      this.client = client;
      if (this.stopped) await client.end();
      else this.wakeListeners();
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

  private wakeListeners(): void {
    for (const listener of this.listeners) runOutsideRequest(listener);
  }
}
