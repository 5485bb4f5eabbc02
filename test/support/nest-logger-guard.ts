import { aroundAll } from 'vitest';
import { isLoggerLeft, putBackLogger } from './nest-logger.js';

// The next file of the worker would log there, and fail where that logger has gone.
aroundAll(async (runFile) => {
  await runFile();
  if (!isLoggerLeft()) return;
  putBackLogger();
  throw new Error('Nest’s logger is left overridden: close the application, or use test/support/nest-logger.ts.');
});
