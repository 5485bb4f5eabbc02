import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/**
 * Signals this close together are one: who signals the whole process group reaches npm and the bootstrap as well, and both
 * pass on what they get.
 */
const echoMilliseconds = 1_000;

let stopping = false;

/** Runs `stop` once on SIGINT, SIGTERM or SIGHUP and exits; a second signal, a second later, exits at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  writeWhereNobodyReads();
  let toldAt = 0;
  for (const signal of signals) {
    process.on(signal, () => {
      if (stopping) {
        if (performance.now() - toldAt > echoMilliseconds) process.exit(130);
        return;
      }
      stopping = true;
      toldAt = performance.now();
      stop().then(
        () => process.exit(0),
        (error: Error) => {
          console.error(`Stopping failed: ${error.message}`);
          process.exit(1);
        },
      );
    });
  }
}

/** Exits on a signal at once, but as a program does that has come to its end: what it started is told. */
export function exitOnSignal(): void {
  writeWhereNobodyReads();
  for (const signal of signals) process.on(signal, () => process.exit(128 + constants.signals[signal]));
}

/** npm ends first and takes the pipes of our output with it: that must not end us half-way. */
function writeWhereNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** A failed start in one sentence: an operator's mistake is no stack trace. */
export function reportFailedStart(error: unknown, port?: number): void {
  // A start that was told to stop has lost its database on purpose; the signal's handler ends the process.
  if (stopping) return;
  const { code, message, stack, port: refused = port } = error as NodeJS.ErrnoException & { port?: number };
  const variable = refused === port ? 'PORT' : 'METRICS_PORT';
  if (code === 'EADDRINUSE')
    console.error(`Port ${refused} is in use. Stop what listens there or set ${variable} to another one.`);
  else if (code === 'EACCES' && port !== undefined) console.error(`This account may not listen on port ${refused}.`);
  else if ((error as Error).constructor.name === 'ConfigError') console.error(message);
  else console.error(process.env.LOG_LEVEL === 'debug' ? stack : `Careslot could not start: ${message}`);
  process.exit(1);
}
