import { CommandBus } from '@nestjs/cqrs';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { CreateAccount } from '../identity/index.js';
import type { CliCommand } from './command.js';

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
    const given = await readPassword(values['password-stdin'] ?? false);
    const password = given ?? randomBytes(15).toString('base64url');
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
    if (given === undefined) console.log(`Password (shown only here): ${password}`);
    return 0;
  },
};

async function readPassword(piped: boolean): Promise<string | undefined> {
  if (piped) {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks)
      .toString('utf8')
      .replace(/\r?\n$/, '');
  }
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Password (empty: one is made for you): ');
  terminal.close();
  return answer || undefined;
}
