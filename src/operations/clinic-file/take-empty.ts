import type pg from 'pg';
import { exportedTables, filledByMigrations, quoted } from './tables.js';

/**
 * In a transaction: keeps everybody from writing, and sees that nobody has. `advice` is the sentence that says what to do.
 * @throws a sentence that names some of what is there
 */
export async function takeEmpty(client: pg.ClientBase, advice: string): Promise<void> {
  const tables = (await exportedTables(client)).map(({ name }) => name);
  await client.query(`lock table ${tables.map(quoted).join(', ')} in exclusive mode`);
  const filled = tables.filter((name) => !filledByMigrations.includes(name));
  const looks = filled.map((name) => `select '${name}' as name where exists (select from ${quoted(name)})`);
  const { rows } = await client.query<{ name: string }>(looks.join(' union all '));
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name);
  const some = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  throw new Error(`The database is not empty: there is something in ${some}. ${advice}`);
}
