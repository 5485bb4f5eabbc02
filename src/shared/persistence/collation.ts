import type pg from 'pg';
import { alphabetical } from './alphabetical.js';

/** Names of every script are sorted by ICU, whatever the locale of the database. @throws where the server has none */
export async function requireCollations(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ encoding: string; icu: boolean }>(`
    select current_setting('server_encoding') as encoding,
      exists (select from pg_catalog.pg_collation where collprovider = 'i') as icu`);
  const { encoding, icu } = rows[0]!;
  if (encoding !== 'UTF8') {
    throw new Error(`The database keeps texts as ${encoding}: Careslot needs one that was made with encoding UTF8.`);
  }
  if (!icu) {
    throw new Error(
      'This PostgreSQL was built without ICU, by which names are sorted: give Careslot a server that has it, as the packages of Debian, Docker and the cloud services do.',
    );
  }
}

/**
 * An index that was built with another version of ICU may hold its rows in another order than this one sorts them: then rows
 * go missing at the borders of pages. It is built anew.
 */
export async function followCollation(client: pg.Client, log: (line: string) => void): Promise<void> {
  const { rows: outdated } = await client.query<{ oid: number }>(
    `select oid from pg_catalog.pg_collation where collname = $1 and collnamespace = 'platform'::regnamespace
       and collversion is distinct from pg_catalog.pg_collation_actual_version(oid)`,
    [alphabetical],
  );
  if (outdated.length === 0) return;
  const { rows: indexes } = await client.query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_catalog.pg_index where $1::oid = any(indcollation)`,
    [outdated[0]!.oid],
  );
  log(`The server sorts names by another version of ICU: ${indexes.length} indexes are built anew.`);
  for (const { name } of indexes) await client.query(`reindex index ${name}`);
  await client.query(`alter collation platform.${alphabetical} refresh version`);
}
