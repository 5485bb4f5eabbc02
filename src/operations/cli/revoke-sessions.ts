import { CommandBus } from '@nestjs/cqrs';
import { parseArgs } from 'node:util';
import { RevokeSessions } from '../../identity/index.js';
import type { CliCommand } from './command.js';

/** Signs one account out everywhere, or everybody: after a theft, say. */
export const revokeSessions: CliCommand = {
  name: 'sessions:revoke',
  usage: 'sessions:revoke <email> | --all',
  summary: 'ends all sessions of an account, or of everybody',
  async run(app, args) {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { all: { type: 'boolean' } } });
    const emails = positionals.length;
    if (values.all ? emails > 0 : emails !== 1) throw new Error(`Usage: ${this.usage}`);
    const { ended } = await app.get(CommandBus).execute(new RevokeSessions(positionals[0]));
    console.log(`Sessions ended: ${ended}. Servers that are running know it already.`);
    return 0;
  },
};
