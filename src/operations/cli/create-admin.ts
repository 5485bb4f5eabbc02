import { CommandBus } from '@nestjs/cqrs';
import { parseArgs } from 'node:util';
import { CreateAccount } from '../../identity/index.js';
import type { CliCommand } from './command.js';
import { choosePassword } from './password.js';

/** The first administrator: there is no default one. The password is asked for, piped in, or made and shown once. */
export const createAdmin: CliCommand = {
  name: 'admin:create',
  usage: 'admin:create <email> [--name NAME] [--password-stdin]',
  summary: 'creates an administrator',
  async run(app, args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { name: { type: 'string' }, 'password-stdin': { type: 'boolean' } },
    });
    const email = positionals[0];
    if (!email || positionals.length > 1) throw new Error(`Usage: ${this.usage}`);
    const { password, tell } = await choosePassword(values['password-stdin']);
    await app.get(CommandBus).execute(
      new CreateAccount({
        email,
        password,
        fullName: values.name ?? 'Administrator',
        roles: ['admin'],
        emailVerified: true,
      }),
    );
    console.log(`${email} is an administrator now.`);
    tell();
    return 0;
  },
};
