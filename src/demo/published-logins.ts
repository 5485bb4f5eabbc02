import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindAccountsOpenedBy } from '../identity/index.js';
import { applicants, demoPassword, practitioners } from './clinic-data.js';
import { admin, desk } from './set-up-clinic.js';

/** @throws when somebody of the demo works in this clinic and still has the password that everybody knows */
export async function refusePublishedLogins(app: INestApplicationContext): Promise<void> {
  const emails = [admin, desk, ...[...practitioners, ...applicants].map(({ email }) => email)];
  const open = await app.get(QueryBus).execute(new FindAccountsOpenedBy(demoPassword, emails));
  if (open.length === 0) return;
  throw new Error(
    `${open.join(', ')} can sign in here with the demo's published password: give each another one (admin:reset-password).`,
  );
}
