import { commands, loadDemoClinic } from './operations/index.js';
import { closeApplication, createApplication, provideDatabase } from './application.js';
import { loadConfig, type Config } from './config.js';
import { exitOnSignal, reportFailedStart } from './process-signals.js';

function usage(): never {
  console.error('Usage: npm run cli -- <command>\n');
  for (const command of commands) console.error(`  ${command.usage.padEnd(58)} ${command.summary}`);
  process.exit(2);
}

const [name, ...args] = process.argv.slice(2);
const command = commands.find((candidate) => candidate.name === name) ?? usage();

exitOnSignal();
try {
  const config = loadConfig();
  // The command does its one thing; relay and reminders stay with the processes that run them.
  config.role = 'api';
  config.demo = command === loadDemoClinic;
  // Production logs every route at its start; a password that is shown once must not be looked for among them.
  if (config.logLevel === 'info') config.logLevel = 'warn';
  // What a command gives on the standard output is not to be mixed with words.
  if (args.includes('-')) config.logLevel = 'silent';
  if (config.demo && config.production) throw new Error('The demo clinic is refused in production.');
  const stopDatabase = await provideDatabase(config, () => undefined);
  process.exitCode = await run(config).finally(stopDatabase);
  process.exit();
} catch (error) {
  reportFailedStart(error);
}

/** The command's exit code. */
async function run(config: Config): Promise<number> {
  const app = await createApplication(config, console.error);
  try {
    return await command.run(app, args);
  } catch (error) {
    console.error((error as Error).message);
    for (const { pointer, detail } of (error as { errors?: { pointer: string; detail: string }[] }).errors ?? []) {
      console.error(`  ${pointer}: ${detail}`);
    }
    return 1;
  } finally {
    await closeApplication(app);
  }
}
