import { CommandBus } from '@nestjs/cqrs';
import { parseArgs } from 'node:util';
import { SetPassword } from '../../identity/index.js';
import type { CliCommand } from './command.js';
import { choosePassword } from './password.js';

/** The way back in for who has neither password nor mailbox. The password is chosen as in `admin:create`. */
export const resetPassword: CliCommand = {
  name: 'admin:reset-password',
  usage: 'admin:reset-password <email> [--password-stdin]',
  summary: 'sets a new password and ends all sessions of the account',
  async run(app, args) {
    const options = { 'password-stdin': { type: 'boolean' } } as const;
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
    const email = positionals[0];
    if (!email || positionals.length > 1) throw new Error(`Usage: ${this.usage}`);
    const { password, tell } = await choosePassword(values['password-stdin']);
    const { status } = await app.get(CommandBus).execute(new SetPassword(email, password));
    console.log(`${email} has a new password, and all its sessions have ended.`);
    if (status === 'suspended') console.log('The account is suspended: an administrator has to activate it.');
    tell();
    return 0;
  },
};
