import pg from 'pg';
import { encryptedTables } from '../keys/encrypted-columns.js';

/**
 * What an export does not hold. Who is signed in, what is being tried and repeated belongs to the running installation;
 * the level of the schema, the moved clock and the backups belong to the database. Whether it is a demo stands in the
 * manifest.
 */
export const leftOut: readonly string[] = [
  'identity.session',
  'identity.refresh_token',
  'identity.attempt',
  'platform.idempotency_key',
  'platform.migration',
  'platform.clock',
  'platform.installation',
  'platform.backup',
];

/** Tables in which a new database has rows already: those of the export take their place. */
export const filledByMigrations: readonly string[] = ['notifications.reminder_horizon', 'settings.clinic'];

/** A session for work that takes its time, in which every value has one exact text. */
export function connectionFor(databaseUrl: string): pg.Client {
  return new pg.Client({
    connectionString: databaseUrl,
    application_name: 'careslot export',
    options: [
      ...['TimeZone=UTC', 'DateStyle=ISO', 'IntervalStyle=postgres', 'bytea_output=hex', 'extra_float_digits=1'],
      ...['statement_timeout=0', 'idle_in_transaction_session_timeout=0', 'lock_timeout=5s'],
    ]
      .map((setting) => `-c ${setting}`)
      .join(' '),
  });
}

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Every table of the product but those left out, each after those it refers to. A new one needs nothing to be in it. */
export async function exportedTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { refersTo: string[] }>(`
    select n.nspname || '.' || c.relname as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum) as columns,
      array(select distinct fn.nspname || '.' || f.relname
        from pg_constraint k join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as "refersTo"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
    order by 1`);
  return inOrder(rows.filter(({ name }) => !leftOut.includes(name)));
}

function inOrder(tables: readonly (Table & { refersTo: string[] })[]): Table[] {
  const ordered: Table[] = [];
  const placed = new Set(leftOut);
  let waiting = [...tables];
  while (waiting.length > 0) {
    const next = waiting.filter(({ refersTo }) => refersTo.every((name) => placed.has(name)));
    if (next.length === 0) throw new Error(`Tables refer to each other: ${waiting.map(({ name }) => name).join(', ')}`);
    for (const { name, columns } of next) {
      ordered.push({ name, columns });
      placed.add(name);
    }
    waiting = waiting.filter(({ name }) => !placed.has(name));
  }
  return ordered;
}

/** The ids of all keys that some encrypted field of these tables needs. */
export async function keyIdsIn(client: pg.Client, tables: readonly Table[]): Promise<string[]> {
  const names = new Set(tables.map(({ name }) => name));
  const parts = encryptedTables
    .filter(({ table }) => names.has(table))
    .flatMap(({ table, columns }) => columns.map((column) => ({ table: quoted(table), column: quoted(column) })))
    .map(
      ({ table, column }) => `select substring(${column} from 2 for 4) as id from ${table} where ${column} is not null`,
    );
  if (parts.length === 0) return [];
  const { rows } = await client.query<{ id: string }>(
    `select distinct encode(id, 'hex') as id from (${parts.join(' union ')}) ids order by 1`,
  );
  return rows.map(({ id }) => id);
}

/** Names as SQL takes them; `schema.table` becomes two. */
export function quoted(name: string): string {
  return name.split('.').map(pg.escapeIdentifier).join('.');
}

export function columnsOf({ columns }: Table): string {
  return columns.map(quoted).join(', ');
}
