import { ConsoleLogger, Logger, type INestApplicationContext } from '@nestjs/common';

/**
 * Nest has one logger in a process: each application sets its own, and a worker runs many files. Left behind, the logger of
 * an application that has gone takes the lines of everybody after it.
 */
const running = new Set<INestApplicationContext>();

/** Nest's logger is this application's until it is closed, however it is closed. */
export function logsUntilClosed(app: INestApplicationContext): void {
  running.add(app);
  // Applications are proxies: their methods look themselves up again, and an assignment is lost.
  const { close } = Object.getPrototypeOf(app) as Pick<INestApplicationContext, 'close'>;
  const value = async (): Promise<void> => {
    try {
      await close.call(app);
    } finally {
      running.delete(app);
      if (running.size === 0) putBackLogger();
    }
  };
  Object.defineProperty(app, 'close', { value, configurable: true, writable: true });
}

/** The logger that Nest begins with. */
export function putBackLogger(): void {
  Logger.overrideLogger(new ConsoleLogger());
}

export function isLoggerLeft(): boolean {
  return !((Logger as unknown as { staticInstanceRef?: unknown }).staticInstanceRef instanceof ConsoleLogger);
}
