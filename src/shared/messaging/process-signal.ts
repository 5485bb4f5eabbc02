import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../../config.js';
import { runOutsideRequest } from '../kernel/request-context.js';
import { withTimeout } from './with-timeout.js';

const gatherMilliseconds = 20;
const reconnectMilliseconds = 1_000;
const maxGoodbyeMilliseconds = 1_000;

interface Channel {
  readonly name: string;
  readonly heard: (payload: string) => void;
  readonly connected: () => void;
  /** What this process sends is heard here without the way through the database, and by it once more. */
  readonly atOnce?: true;
}

/**
 * What processes call out to each other, through the database. `NOTIFY` inside a business transaction would serialise
 * every commit on one lock, so it goes out after the commit, on a connection of its own, many at once; only what is rare
 * notifies with its commit. A call may get lost: whoever listens looks for itself when it is told that the connection is
 * (again) there.
 */
@Injectable()
export class ProcessSignal implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ProcessSignal.name);
  private readonly channels: Channel[] = [];
  private readonly gathered = new Map<string, Set<string>>();
  private client?: pg.Client;
  private gathering?: NodeJS.Timeout;
  private reconnecting?: NodeJS.Timeout;
  private stopped = false;

  constructor(private readonly config: Config) {}

  /** Takes part in a channel; before the application starts. What this process sends, it hears as well. */
  join(channel: Channel): void {
    this.channels.push(channel);
  }

  /** Whether what other processes send arrives here. */
  get isListening(): boolean {
    return this.client !== undefined;
  }

  /** To all processes. The payload is short: PostgreSQL takes 8,000 bytes at most. */
  send(channel: string, payload = ''): void {
    const payloads = this.gathered.get(channel) ?? new Set();
    this.gathered.set(channel, payloads.add(payload));
    this.gathering ??= setTimeout(() => this.flush(), gatherMilliseconds);
    if (this.channels.some(({ name, atOnce }) => name === channel && atOnce)) this.hear(channel, payload);
  }

  onApplicationBootstrap(): void {
    void this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.gathering);
    clearTimeout(this.reconnecting);
    // A server that does not answer any more would be waited for until the network gives up.
    if (this.client) await withTimeout(maxGoodbyeMilliseconds, this.client.end()).catch(() => undefined);
  }

  private flush(): void {
    this.gathering = undefined;
    const calls = [...this.gathered].flatMap(([name, payloads]) => [...payloads].map((payload) => ({ name, payload })));
    this.gathered.clear();
    if (!this.client) {
      for (const { name, payload } of calls) this.hear(name, payload);
      return;
    }
    const text =
      'select pg_notify(call.name, call.payload) from unnest($1::text[], $2::text[]) as call (name, payload)';
    const values = [calls.map(({ name }) => name), calls.map(({ payload }) => payload)];
    this.client.query(text, values).catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl, connectionTimeoutMillis: 5_000 });
    client.on('error', () => this.reconnectLater(client));
    client.on('end', () => this.reconnectLater(client));
    client.on('notification', ({ channel, payload = '' }) => this.hear(channel, payload));
    try {
      await client.connect();
      for (const { name } of this.channels) await client.query(`listen ${name}`);
      this.client = client;
      if (this.stopped) await client.end();
      else for (const { connected } of this.channels) runOutsideRequest(connected);
    } catch (error) {
      this.logger.debug(`The signal between processes has no connection: ${(error as Error).message}`);
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

  private hear(name: string, payload: string): void {
    const channel = this.channels.find((each) => each.name === name);
    if (channel) runOutsideRequest(() => channel.heard(payload));
  }
}
