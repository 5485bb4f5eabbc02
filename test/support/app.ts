/**
 * The real application on a database of its own, listening on a free port: what HTTP tests talk to.
 *
 *   const app = await startTestApp();               // clock at 2026-12-01T08:00:00Z, a Tuesday; demo off
 *   await app.get('/specialties').expect(200);      // paths below /api/v1, supertest
 *   await app.advance('PT24H');                     // moves the clock and lets due work, relay and mail run
 *   await app.settle();                             // the same without moving the clock
 *   const rows = await app.sql`select * from appointments.appointment where id = ${id}`;
 *   await app.close();
 *
 * People who are signed in: test/support/people.ts.
 */
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Type } from '@nestjs/common';
import { CommandBus, QueryBus, type Command, type Query } from '@nestjs/cqrs';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import supertest from 'supertest';
import { closeApplication, createApplication } from '../../src/application.js';
import { Config } from '../../src/config.js';
import { Readiness } from '../../src/shared/http/health.controller.js';
import { Clock } from '../../src/shared/kernel/clock.js';
import { DueWorkRunner } from '../../src/shared/messaging/due-work.js';
import { ApplicationClock } from '../../src/shared/persistence/application-clock.js';
import { Database } from '../../src/shared/persistence/database.js';
import { usePasswordsOfLittleCost } from './cheap-passwords.js';
import { DocumentedAnswers } from './contract.js';
import { createTestDatabase } from './database.js';
import { logsUntilClosed, putBackLogger } from './nest-logger.js';

// nestjs-pino keeps the first logger of a process; each application gets one of its own level. What makes it forget is
// exported to its own tests alone.
const pinoLogger = new URL('../../node_modules/nestjs-pino/dist/esm/PinoLogger.js', import.meta.url).href;
const { __resetOutOfContextForTests: forgetLogger } = (await import(pinoLogger)) as Record<string, () => void>;

export const testStart = '2026-12-01T08:00:00Z';

export class TestApp {
  private readonly answers = new DocumentedAnswers();

  constructor(
    readonly nest: NestExpressApplication,
    readonly config: Config,
    readonly url: string,
    private readonly pool: pg.Pool,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  /** A provider of the application. */
  resolve<T>(type: Type<T> | (abstract new (...values: never[]) => T)): T {
    return this.nest.get(type as Type<T>, { strict: false });
  }

  get now(): Temporal.Instant {
    return this.resolve(Clock).now();
  }

  send<Result>(command: Command<Result>): Promise<Result> {
    return this.resolve(CommandBus).execute(command);
  }

  ask<Result>(query: Query<Result>): Promise<Result> {
    return this.resolve(QueryBus).execute(query);
  }

  /** supertest on a path below /api/v1; absolute paths (`/health/live`, `/dev/…`) are reached by `raw`. */
  get = (path: string) => this.heard(supertest(this.url).get(`/api/v1${path}`));
  post = (path: string) => this.heard(supertest(this.url).post(`/api/v1${path}`));
  put = (path: string) => this.heard(supertest(this.url).put(`/api/v1${path}`));
  patch = (path: string) => this.heard(supertest(this.url).patch(`/api/v1${path}`));
  delete = (path: string) => this.heard(supertest(this.url).delete(`/api/v1${path}`));

  private heard(request: supertest.Test): supertest.Test {
    return request.on('response', ({ status, body }: supertest.Response) => {
      this.answers.hear(request.method, request.url, status, body);
    });
  }

  get raw() {
    return supertest(this.url);
  }

  /** Straight to the database, around the application: for what must be true of it. */
  async sql<Row = Record<string, unknown>>(text: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> {
    const query = text.reduce((sum, part, index) => `${sum}$${index}${part}`);
    return (await this.pool.query(query, values)).rows as Row[];
  }

  async advance(duration: string): Promise<void> {
    const to = this.now.add({ milliseconds: Temporal.Duration.from(duration).total('milliseconds') });
    await this.resolve(ApplicationClock).moveTo(to, this.resolve(Database));
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.resolve(DueWorkRunner).settle();
  }

  async close(): Promise<void> {
    if (!(await closeApplication(this.nest))) throw new Error('The application does not end.');
    await this.pool.end();
    await this.dropDatabase();
    const { undocumented } = this.answers;
    if (undocumented.size > 0) throw new Error(`The contract lacks: ${[...undocumented].join('; ')} (src/openapi)`);
  }
}

/** With `databaseUrl` it is one more process on the database of another one, which it leaves there. */
export async function startTestApp(overrides: Partial<Config> = {}, databaseUrl?: string): Promise<TestApp> {
  const database = databaseUrl ? { url: databaseUrl, drop: async () => undefined } : await createTestDatabase();
  const config = Object.assign(new Config(), {
    production: false,
    role: 'all',
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://careslot.test',
    databaseUrl: database.url,
    dataDir: '/nonexistent',
    mailFrom: 'Careslot <no-reply@careslot.test>',
    secretKeys: ['a secret key of the tests with more than 32 bytes'],
    demo: false,
    clock: testStart,
    rateLimit: false,
    logLevel: process.env.TEST_LOG_LEVEL ?? 'silent',
    trustProxy: false,
    corsOrigins: [],
    ...overrides,
  } satisfies Partial<Config>);
  // Until the new one has its logger, nobody logs through the one that is forgotten: neither its start nor another one.
  putBackLogger();
  forgetLogger!();
  const nest = await createApplication(config).catch((error: unknown) => {
    putBackLogger();
    throw error;
  });
  logsUntilClosed(nest);
  await nest.listen(0, '127.0.0.1');
  nest.get(Readiness).started();
  const { port } = nest.getHttpServer().address() as AddressInfo;
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  const app = new TestApp(nest, config, `http://127.0.0.1:${port}`, pool, database.drop);
  await usePasswordsOfLittleCost(app);
  return app;
}
