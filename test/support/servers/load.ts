/** Clients that send one request after the other and note what came of each, also when nothing did. */
import { Agent, request as send, type IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Wish {
  readonly method: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: object;
}

export interface Outcome {
  readonly wish: Wish;
  /** When its connection was opened, when it was sent and when it was over, on the clock of `performance.now()`. */
  readonly connectedAt: number;
  readonly sentAt: number;
  readonly endedAt: number;
  /** The code of the socket's error; undefined when a whole answer came. */
  readonly error?: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
}

const connectedAt = new WeakMap<Socket, number>();

/** Sends one request over the agent's connections. It never rejects: an error is an outcome. */
export function attempt(url: string, wish: Wish, agent?: Agent): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const sentAt = performance.now();
  const text = wish.body && JSON.stringify(wish.body);
  const headers = { ...wish.headers, ...(text === undefined ? {} : { 'content-type': 'application/json' }) };
  let socket: Socket | undefined;
  let got = { status: 0, headers: {} as IncomingHttpHeaders, body: {} as Record<string, unknown> };
  const over = (error?: string): void => {
    const opened = (socket && connectedAt.get(socket)) ?? Infinity;
    resolve({ wish, connectedAt: opened, sentAt, endedAt: performance.now(), error, ...got });
  };
  const request = send(new URL(wish.path, url), { method: wish.method, agent, headers }, (response) => {
    let received = '';
    response.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
    response.on('error', (error: NodeJS.ErrnoException) => over(error.code ?? error.message));
    response.on('end', () => {
      const json = /json/.test(response.headers['content-type'] ?? '');
      got = { status: response.statusCode!, headers: response.headers, body: json ? JSON.parse(received) : {} };
      over();
    });
  });
  request.on('socket', (given) => {
    socket = given;
    if (given.connecting) given.once('connect', () => connectedAt.set(given, performance.now()));
  });
  request.on('error', (error: NodeJS.ErrnoException) => over(error.code ?? error.message));
  request.end(text);
  return promise;
}

export class Load {
  readonly outcomes: Outcome[] = [];
  private readonly agent: Agent;
  private readonly clients: Promise<void>[];
  private running = true;

  /** Starts at once; `next` says what a client sends next. Each client keeps its connection. */
  constructor(url: string, clients: number, next: () => Wish, pauseMilliseconds = 5) {
    this.agent = new Agent({ keepAlive: true, maxSockets: clients });
    this.clients = Array.from({ length: clients }, async () => {
      while (this.running) {
        this.outcomes.push(await attempt(url, next(), this.agent));
        await sleep(pauseMilliseconds);
      }
    });
  }

  async stop(): Promise<Outcome[]> {
    this.running = false;
    await Promise.all(this.clients);
    this.agent.destroy();
    return this.outcomes;
  }
}

/** Waits until it is true, and says what was waited for when it never is. */
export async function eventually(what: string, check: () => unknown, milliseconds = 15_000): Promise<void> {
  const until = performance.now() + milliseconds;
  while (!(await check())) {
    if (performance.now() > until) throw new Error(`Not within ${milliseconds} ms: ${what}`);
    await sleep(25);
  }
}
