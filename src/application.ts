import { MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppModule } from './app.module.js';
import { setUp } from './app.setup.js';
import type { Config } from './config.js';
import { demoState, loadDemo } from './demo/load-demo.js';
import { Answers } from './shared/http/answers.js';
import { Readiness } from './shared/http/health.controller.js';
import { MetricsServer } from './shared/http/metrics-server.js';
import { TookTooLong, within } from './shared/messaging/within.js';
import { ApplicationClock } from './shared/persistence/application-clock.js';
import { Database } from './shared/persistence/database.js';
import { startEmbeddedPostgres } from './shared/persistence/embedded-postgres.js';
import { dropAll, migrate, whilePreparingAlone } from './shared/persistence/schema-migrations.js';

const longestRequestMilliseconds = 8_000;
/** Orchestrators kill what has not ended 30 s after their signal. */
const longestStopMilliseconds = 25_000;
const schemas = [
  'platform',
  'settings',
  'identity',
  'patients',
  'practitioners',
  'scheduling',
  'appointments',
  'records',
  'notifications',
];

/** Where the database comes from: DATABASE_URL, or the embedded server in DATA_DIR. `stop` stops what was started. */
export async function provideDatabase(config: Config, log: (line: string) => void): Promise<() => Promise<void>> {
  if (config.databaseUrl) return async () => undefined;
  const server = await startEmbeddedPostgres(config.dataDir, { log });
  config.databaseUrl = server.url;
  config.embedded = true;
  return () => server.stop();
}

/** The application on a migrated database (with the demo clinic, if wanted), not yet listening. */
export async function createApplication(
  config: Config,
  say: (line: string) => void = () => undefined,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), new Answers(), {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  setUp(app, config);
  await whilePreparingAlone(config.databaseUrl, async () => {
    const orm = app.get(MikroORM);
    const database = app.get(Database);
    const demo = config.demo ? await demoState(database) : 'loaded';
    if (demo === 'loading') {
      say('The demo clinic was left half-made: starting over.');
      await dropAll(config.databaseUrl, schemas);
    }
    // Only now: what the migrator has found in the database, it does not look up again.
    await migrate(orm);
    await app.get(ApplicationClock).start(database);
    await app.init();
    if (demo !== 'loaded') await loadDemo(app, say);
  });
  return app;
}

/** Listens as configured. Nest's own listen() would log a busy port as an error before it is reported in a sentence. */
export async function listen(app: NestExpressApplication, config: Config): Promise<void> {
  const server = app.getHttpServer().listen(config.port, config.host);
  await once(server, 'listening');
  await app.get(MetricsServer).listen();
}

/**
 * Not ready first, then requests in flight finish, then everything is closed. During `noticeMilliseconds` requests are
 * still taken: proxies see that it is not ready, and clients give up the connections they keep before they are cut.
 * Answers false when something hangs, such as a database that does not answer any more: it is left where it is.
 */
export async function closeApplication(app: NestExpressApplication, noticeMilliseconds = 0): Promise<boolean> {
  app.get(Readiness).stop();
  const server = app.getHttpServer();
  if (server.listening) await sleep(noticeMilliseconds);
  // A client that never finishes its request would keep the process for minutes.
  const impatience = setInterval(() => server.closeAllConnections(), longestRequestMilliseconds);
  try {
    await within(longestStopMilliseconds - noticeMilliseconds, app.close());
    return true;
  } catch (error) {
    if (!(error instanceof TookTooLong)) throw error;
    new Logger('Stop').error(`Given up after ${longestStopMilliseconds / 1000} s. Left: ${openResources()}`);
    return false;
  } finally {
    clearInterval(impatience);
  }
}

/** What keeps the process alive, in Node's words: `TCPSocketWrap ×3, Timeout ×2`. */
function openResources(): string {
  const kinds = Map.groupBy(process.getActiveResourcesInfo(), (kind) => kind);
  return [...kinds].map(([kind, all]) => `${kind} ×${all.length}`).join(', ');
}
