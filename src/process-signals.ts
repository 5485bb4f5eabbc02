let stopping = false;

/** Runs `stop` once on SIGINT or SIGTERM and exits; a second signal exits at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(130);
      stopping = true;
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
