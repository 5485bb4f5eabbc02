import type { INestApplicationContext } from '@nestjs/common';

/** One command of `npm run cli`. `run` answers with the exit code. */
export interface CliCommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  run(app: INestApplicationContext, args: string[]): Promise<number>;
}
