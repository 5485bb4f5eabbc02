import type { NestExpressApplication } from '@nestjs/platform-express';
import { closeApplication, createApplication, listen, provideDatabase } from './application.js';
import { loadConfig, type Config } from './config.js';
import { demoLogins, demoPassword } from './demo/clinic-data.js';
import { reportFailedStart, stopOnSignal } from './process-signals.js';
import { Readiness } from './shared/http/health.controller.js';

const say = (line: string): void => console.log(line);

async function start(config: Config): Promise<void> {
  const started = Date.now();
  const database = provideDatabase(config, say);
  let app: NestExpressApplication | undefined;
  const stop = async (): Promise<void> => {
    if (app) await closeApplication(app, config.production ? 3_000 : 300);
    const stopDatabase = await database.catch(() => undefined);
    await stopDatabase?.();
  };
  stopOnSignal(stop);
  try {
    await database;
    app = await createApplication(config, say);
    await listen(app, config);
  } catch (error) {
    await stop();
    throw error;
  }
  app.get(Readiness).started();
  greet(config, Date.now() - started);
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
