import { CommandBus } from '@nestjs/cqrs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { sql } from 'kysely';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Config } from '../config.js';
import { Delivery } from '../notifications/index.js';
import { DueWorkRunner } from '../shared/messaging/due-work.js';
import { ApplicationClock } from '../shared/persistence/application-clock.js';
import { Database } from '../shared/persistence/database.js';
import { ApiClient } from './api-client.js';
import { ClinicLife } from './live-through.js';
import { setUpClinic } from './set-up-clinic.js';

const daysOfPast = 21;
const bookingsPerDay = 8;

/**
 * Fills a database whose kind is `loading`, and makes a `demo` of it: by the product's own commands, over HTTP on a port
 * that nobody else knows, on a clock that walks from three weeks ago to now. What happened then is history: its mail counts
 * as sent and goes nowhere. However slow the machine is, it is waited for.
 */
export async function loadDemo(app: NestExpressApplication, say: (line: string) => void): Promise<void> {
  const config = app.get(Config);
  const clock = app.get(ApplicationClock);
  const database = app.get(Database);
  const dueWork = app.get(DueWorkRunner);
  const patience = { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0 };
  const server = createServer(patience, app.getHttpAdapter().getInstance()).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const api = new ApiClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`, say);

  const { rateLimit } = config;
  config.rateLimit = false;
  const now = clock.now();
  const moveTo = (instant: Temporal.Instant): void => {
    clock.pretend(instant);
    api.clockHasMoved();
  };
  try {
    await app.get(Delivery).recordOnly(async () => {
      moveTo(now.subtract({ hours: 24 * daysOfPast }));
      say('Loading the demo clinic: sites, practitioners, patients …');
      const licenceExpiresOn = now.toZonedDateTimeISO('UTC').toPlainDate().add({ years: 2 }).toString();
      const clinic = await setUpClinic(api, app.get(CommandBus), licenceExpiresOn, () => dueWork.settle());
      const life = new ClinicLife(api, clinic);
      for (let day = daysOfPast; day > 0; day--) {
        moveTo(now.subtract({ hours: 24 * day }));
        await dueWork.settle();
        await life.morning(clock.now(), bookingsPerDay);
        if (day % 7 === 0) say(`  ${day} days ago …`);
      }
      // Requests of this morning: young enough to wait for an answer when somebody signs in.
      moveTo(now.subtract({ hours: 3 }));
      await dueWork.settle();
      await life.newRequests(clock.now(), bookingsPerDay);
      await life.requestsToAnswer(clock.now(), 4);
      moveTo(now);
      await dueWork.settle();
      await life.leaveTodayRunning(now);
      await dueWork.settle();
    });
    await database.rows(sql`update platform.installation set kind = 'demo' where kind = 'loading'`);
  } finally {
    clock.stopPretending();
    config.rateLimit = rateLimit;
    server.closeAllConnections();
    server.close();
  }
}
