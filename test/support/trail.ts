import { AuditTrail, type AuditEntry } from '../../src/audit/audit-trail.js';
import { Database } from '../../src/shared/persistence/database.js';
import type { Actor } from '../../src/shared/kernel/actor.js';
import type { TestApp } from './app.js';

/** Leaves one audit row as a handler does: inside a transaction of its own. */
export function leaveTrace(
  app: TestApp,
  actor: Partial<Actor> & { accountId: string },
  entry: AuditEntry,
): Promise<void> {
  const whole: Actor = { sessionId: actor.accountId, roles: [], emailVerified: true, siteIds: [], ...actor };
  return app.resolve(Database).transaction(async () => app.resolve(AuditTrail).record(whole, entry));
}

/** Changes what the database refuses to change, like somebody who owns it. */
export async function asOwnerOfTheDatabase(app: TestApp, change: () => Promise<unknown>): Promise<void> {
  const tables = ['audit_event', 'audit_seal'] as const;
  for (const table of tables) await app.sql([`alter table platform.${table} disable trigger user`] as never);
  await change();
  for (const table of tables) await app.sql([`alter table platform.${table} enable trigger user`] as never);
}
