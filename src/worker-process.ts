import type { NestExpressApplication } from '@nestjs/platform-express';
import { closeApplication, createApplication, provideDatabase } from './application.js';
import { loadConfig, type Config } from './config.js';
import { reportFailedStart, stopOnSignal } from './process-signals.js';

/** Relay, reminders and queues only: it listens nowhere. */
async function start(config: Config): Promise<void> {
  const say = (line: string): void => console.log(line);
  const database = provideDatabase(config, say);
  let app: NestExpressApplication | undefined;
  const stop = async (): Promise<void> => {
    if (app) await closeApplication(app);
    const stopDatabase = await database.catch(() => undefined);
    await stopDatabase?.();
  };
  stopOnSignal(stop);
  try {
    await database;
    app = await createApplication(config, say, 'serve');
  } catch (error) {
    await stop();
    throw error;
  }
  console.log('The worker runs.');
}

try {
  const config = loadConfig();
  config.role = 'worker';
  config.demo = false;
  await start(config);
} catch (error) {
  reportFailedStart(error);
}
