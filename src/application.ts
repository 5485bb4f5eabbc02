import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate as nextImmediate, setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ormOptions } from '../mikro-orm.config.js';
import { AppModule } from './app.module.js';
import { setUp } from './app.setup.js';
import type { Config } from './config.js';
import { demoIsToBeLoaded } from './demo/demo-or-clinic.js';
import { dropHalfMade } from './demo/half-made.js';
import { loadDemo } from './demo/load-demo.js';
import { refusePublishedLogins } from './demo/published-logins.js';
import { Answers } from './shared/http/answers.js';
import { Readiness } from './shared/http/health.controller.js';
import { MetricsServer } from './operations/index.js';
import { TimeoutError, withTimeout } from './shared/messaging/with-timeout.js';
import { ApplicationClock } from './shared/persistence/application-clock.js';
import { Database } from './shared/persistence/database.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';
import { becomes } from './shared/persistence/installation.js';
import { bringUpToDate, whilePreparingAlone } from './shared/persistence/schema-migrations.js';

const maxRequestMilliseconds = 8_000;
/** How long a connection that came in the last moment has for its request. */
const maxFirstRequestMilliseconds = 500;
const maxQueueMilliseconds = 1_000;
/** Orchestrators kill what has not ended 30 s after their signal. */
const maxStopMilliseconds = 25_000;
/** Where the database comes from: DATABASE_URL, or the embedded server in DATA_DIR. `stop` stops what was started. */
export async function provideDatabase(config: Config, log: (line: string) => void): Promise<() => Promise<void>> {
  if (config.databaseUrl) return async () => undefined;
  const server = await startEmbeddedPostgres(config.dataDir, { log });
  config.databaseUrl = server.url;
  config.embedded = true;
  return () => server.stop();
}

/**
 * The application on a migrated database (with the demo clinic, if it is wanted and the database is empty), not yet
 * listening. `use`: a process that serves makes a clinic of an empty database, a command only by what it does.
 */
export async function createApplication(
  config: Config,
  say: (line: string) => void = () => undefined,
  use: 'serve' | 'command' = 'command',
): Promise<NestExpressApplication> {
  config.preparing = true;
  try {
    return await whilePreparingAlone(config.databaseUrl, say, async (guard) => {
      await bringUpToDate(guard, ormOptions(config, { patient: true }), say);
      const load = await demoIsToBeLoaded(guard, config, say);
      if (use === 'serve') await becomes(guard, 'clinic');
      const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), new Answers(), {
        bufferLogs: true,
        bodyParser: false,
        abortOnError: false,
      });
      try {
        setUp(app, config);
        await app.get(ApplicationClock).start(app.get(Database));
        await app.init();
        if (load) await loadDemo(app, say);
        if (config.production && use === 'serve') await refusePublishedLogins(app);
      } catch (error) {
        await closeApplication(app).catch(() => undefined);
        // Where even that fails, because the database has gone, the next start does it.
        if (load) await dropHalfMade(guard).catch(() => undefined);
        throw error;
      }
      return app;
    });
  } finally {
    config.preparing = false;
  }
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
  const until = performance.now() + maxStopMilliseconds;
  app.get(Readiness).stop();
  const server = app.getHttpServer();
  if (server.listening) {
    await sleep(noticeMilliseconds);
    await stopListening(server);
  }
  // A client that never finishes its request would keep the process for minutes.
  const impatience = setInterval(() => server.closeAllConnections(), maxRequestMilliseconds);
  try {
    await withTimeout(until - performance.now(), app.close());
    return true;
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    new Logger('Stop').error(`Given up after ${maxStopMilliseconds / 1000} s. Left: ${openResources()}`);
    return false;
  } finally {
    clearInterval(impatience);
  }
}

/**
 * Takes no more connections, and lets those that were taken last say what they want: closed at once, as http.Server does
 * with connections that have not asked yet, they would be reset.
 */
async function stopListening(server: Server): Promise<void> {
  // The event loop takes one connection a turn from the queue: a turn without one has found it empty.
  let came = true;
  const note = (): void => void (came = true);
  server.on('connection', note);
  for (const until = performance.now() + maxQueueMilliseconds; came && performance.now() < until;) {
    came = false;
    await nextImmediate();
    await nextImmediate();
  }
  server.off('connection', note);
  NetServer.prototype.close.call(server);
  const connections = promisify(server.getConnections.bind(server));
  for (let waited = 0; waited < maxFirstRequestMilliseconds && (await connections()) > 0; waited += 10) await sleep(10);
}

/** What keeps the process alive, in Node's words: `TCPSocketWrap ×3, Timeout ×2`. */
function openResources(): string {
  const kinds = Map.groupBy(process.getActiveResourcesInfo(), (kind) => kind);
  return [...kinds].map(([kind, all]) => `${kind} ×${all.length}`).join(', ');
}
