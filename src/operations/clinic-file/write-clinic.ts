import { createHash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import { kindOf } from '../../shared/persistence/installation.js';
import { endOfRows, formatVersion, type Manifest } from './manifest.js';
import { columnsOf, connectionFor, exportedTables, keyIdsIn, leftOut, quoted, type Table } from './tables.js';

export type RowsDone = (rows: number, of: number) => void;

/**
 * Writes everything that a clinic has, as it was at one moment, while it goes on working: a line that says what follows,
 * the rows of each table as PostgreSQL's COPY writes them, and a checksum; all of it compressed. What is encrypted stays so.
 */
export async function writeClinic(
  source: { readonly databaseUrl: string; readonly version: string; readonly at: string },
  destination: Writable,
  progress: RowsDone = () => undefined,
): Promise<Manifest> {
  const client = connectionFor(source.databaseUrl);
  // Told by the statement that meets it; unheard it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const manifest = await describe(client, source);
    // Ciphertext hardly compresses: more effort would only take longer.
    const gzip = createGzip({ level: constants.Z_BEST_SPEED });
    await pipeline(Readable.from(content(client, manifest, progress), { objectMode: false }), gzip, destination);
    return manifest;
  } finally {
    await client.end();
  }
}

async function describe(
  client: pg.Client,
  { version, at }: { readonly version: string; readonly at: string },
): Promise<Manifest> {
  const tables = await exportedTables(client);
  const migrations = await client.query<{ name: string }>('select name from platform.migration order by name');
  const sequences = await client.query<{ name: string; last: string }>(`
    select schemaname || '.' || sequencename as name, last_value::text as last
    from pg_sequences where last_value is not null and schemaname || '.' || sequencename not like 'platform.migration%'`);
  return {
    careslotExport: formatVersion,
    version,
    at,
    kind: await kindOf(client),
    migrations: migrations.rows.map(({ name }) => name),
    keyIds: await keyIdsIn(client, tables),
    tables: await counted(client, tables),
    sequences: sequences.rows,
    leftOut,
  };
}

async function counted(client: pg.Client, tables: readonly Table[]): Promise<Manifest['tables']> {
  const counts = tables.map(({ name }, place) => `select ${place} as place, count(*) as rows from ${quoted(name)}`);
  const { rows } = await client.query<{ rows: string }>(`${counts.join(' union all ')} order by place`);
  return tables.map((table, place) => ({ ...table, rows: Number(rows[place]!.rows) }));
}

async function* content(client: pg.Client, manifest: Manifest, progress: RowsDone): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const hashed = (bytes: Buffer): Buffer => {
    hash.update(bytes);
    return bytes;
  };
  const all = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  yield hashed(lineOf(JSON.stringify(manifest)));
  for (const table of manifest.tables) {
    yield hashed(lineOf(JSON.stringify({ table: table.name })));
    const rows = client.query(to(`copy (select ${columnsOf(table)} from ${quoted(table.name)}) to stdout`));
    for await (const bytes of rows as AsyncIterable<Buffer>) {
      done += linesIn(bytes);
      progress(done, all);
      yield hashed(bytes);
    }
    yield hashed(lineOf(endOfRows));
  }
  yield lineOf(JSON.stringify({ sha256: hash.digest('hex') }));
}

function lineOf(text: string): Buffer {
  return Buffer.from(`${text}\n`);
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}
