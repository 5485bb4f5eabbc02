import { QueryBus } from '@nestjs/cqrs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { resolve } from 'node:path';
import { closeApplication, createApplication, listen, provideDatabase } from './application.js';
import { loadConfig, type Config } from './config.js';
import { demoLogins, demoPassword } from './demo/clinic-data.js';
import { FindAdministrators } from './identity/index.js';
import { reportFailedStart, stopOnSignal } from './process-signals.js';
import { Readiness } from './shared/http/health.controller.js';

const say = (line: string): void => console.log(line);

async function start(config: Config): Promise<void> {
  const started = Date.now();
  const database = provideDatabase(config, say);
  let app: NestExpressApplication | undefined;
  let administrators: string[];
  const stop = async (): Promise<void> => {
    if (app) await closeApplication(app, config.production ? 3_000 : 300);
    const stopDatabase = await database.catch(() => undefined);
    await stopDatabase?.();
  };
  stopOnSignal(stop);
  try {
    await database;
    app = await createApplication(config, say, 'serve');
    administrators = await app.get(QueryBus).execute(new FindAdministrators());
    await listen(app, config);
  } catch (error) {
    await stop();
    throw error;
  }
  app.get(Readiness).started();
  greet(config, Date.now() - started);
  if (administrators.length === 0) tellFirstAdministrator(config);
}

function tellFirstAdministrator({ production, embedded, dataDir }: Config): void {
  const place = embedded && dataDir !== resolve('.data') ? `DATA_DIR='${dataDir}' ` : '';
  const cli = production ? 'node dist/src/cli.js' : `${place}npm run cli --`;
  say('\nThere is no administrator yet. The first one is made in another terminal by');
  say(`  ${cli} admin:create you@example.org`);
}

function greet(config: Config, milliseconds: number): void {
  say(`\nCareslot is ready (${(milliseconds / 1000).toFixed(1)} s)`);
  say(`  Portal   ${config.publicUrl}`);
  say(`  API      ${config.publicUrl}/api/v1`);
  say(`  Swagger  ${config.publicUrl}/docs`);
  if (!config.production && !config.smtpUrl) say(`  Mailbox  ${config.publicUrl}/dev/mailbox`);
  if (!config.demo) return;
  say(`\nDemo logins, all with the password ${demoPassword}`);
  for (const [who, email] of demoLogins) say(`  ${who.padEnd(14)} ${email}`);
}

let port: number | undefined;
try {
  const config = loadConfig();
  port = config.port;
  await start(config);
} catch (error) {
  reportFailedStart(error, port);
}
