import { createHash, type Hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { copyIn } from '../persistence/copy.js';
import { linesOf } from './lines.js';
import { checkFits, endOfRows, readManifest, type ExportedTable, type Manifest } from './manifest.js';
import { columnsOf, connectionFor, exportedTables, filledByMigrations, quoted } from './tables.js';
import type { RowsDone } from './write-clinic.js';

/** The file is not what was written. */
class Damaged extends Error {
  constructor(what: string) {
    super(`The file is damaged or incomplete (${what}). Nothing was imported.`);
  }
}

interface Target {
  readonly databaseUrl: string;
  readonly migrations: readonly string[];
  readonly keyIds: readonly string[];
}

/** Loads the file of a clinic into an empty database, all of it or nothing. @throws a sentence that says why not. */
export async function readClinic(
  target: Target,
  source: Readable,
  progress: RowsDone = () => undefined,
): Promise<Manifest> {
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  const lines = new CheckedLines(source.pipe(gunzip));
  try {
    const manifest = readManifest(await lines.next());
    checkFits(manifest, target.migrations, target.keyIds);
    const client = connectionFor(target.databaseUrl);
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query('begin');
      await takeEmpty(client);
      await load(client, manifest, lines, progress);
      await lines.end();
      // Nobody's demo is put on top of it.
      await client.query(`insert into platform.demo (state) values ('loaded') on conflict do nothing`);
      await client.query('commit');
      await client.query('analyze');
    } finally {
      // Before the commit this rolls back.
      await client.end();
    }
    return manifest;
  } finally {
    gunzip.destroy();
    source.destroy();
  }
}

/** Keeps everybody from writing, and sees that nobody has. */
async function takeEmpty(client: pg.Client): Promise<void> {
  const tables = (await exportedTables(client)).map(({ name }) => name);
  await client.query(`lock table ${tables.map(quoted).join(', ')} in exclusive mode`);
  const filled = tables.filter((name) => !filledByMigrations.includes(name));
  const looks = filled.map((name) => `select '${name}' as name where exists (select from ${quoted(name)})`);
  const { rows } = await client.query<{ name: string }>(looks.join(' union all '));
  if (rows.length > 0) {
    const names = rows.map(({ name }) => name);
    const some = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
    throw new Error(`The database is not empty: there is something in ${some}. Import into a new one.`);
  }
  for (const name of filledByMigrations) await client.query(`delete from ${quoted(name)}`);
}

async function load(client: pg.Client, manifest: Manifest, lines: CheckedLines, progress: RowsDone): Promise<void> {
  const known = new Set((await exportedTables(client)).map(({ name }) => name));
  const all = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  for (const table of manifest.tables) {
    if (!known.has(table.name)) throw new Error(`This database has no table ${table.name}.`);
    await lines.expectTable(table);
    const rows = lines.rows(() => progress(++done, all));
    const stored = await copyIn(client, `copy ${quoted(table.name)} (${columnsOf(table)}) from stdin`, rows).catch(
      (error: Error & { code?: string }) => {
        // Values that no column holds, or that contradict each other. What they are is nobody's business.
        if (/^2[23]/.test(error.code ?? ''))
          throw new Damaged(`a row of ${table.name} cannot be stored, ${error.code}`);
        throw error;
      },
    );
    if (stored !== table.rows) throw new Damaged(`${stored} instead of ${table.rows} rows of ${table.name}`);
  }
  for (const { name, last } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint)', [quoted(name), last]);
  }
}

/** Lines with the sum over all of them. */
class CheckedLines {
  private readonly lines: AsyncIterator<Buffer>;
  private readonly hash: Hash = createHash('sha256');

  constructor(bytes: AsyncIterable<Buffer>) {
    this.lines = linesOf(bytes);
  }

  async next(): Promise<Buffer> {
    const line = await this.read();
    this.hash.update(line);
    return line;
  }

  async expectTable({ name }: ExportedTable): Promise<void> {
    const line = (await this.next()).toString('utf8');
    if (line !== `${JSON.stringify({ table: name })}\n`) throw new Damaged(`the rows of ${name} are missing`);
  }

  /** The rows up to the end of their table. */
  async *rows(each: () => void): AsyncGenerator<Buffer, undefined> {
    for (;;) {
      const line = await this.next();
      if (line.length === endOfRows.length + 1 && line.toString('latin1') === `${endOfRows}\n`) return;
      yield line;
      each();
    }
  }

  /** The checksum, and nothing after it. */
  async end(): Promise<void> {
    const sum = this.hash.digest('hex');
    const line = (await this.read()).toString('utf8');
    if (line !== `${JSON.stringify({ sha256: sum })}\n`) throw new Damaged('its checksum is another one');
    const after = await this.lines.next();
    if (!after.done) throw new Damaged('there is something after its end');
  }

  private async read(): Promise<Buffer> {
    try {
      const { value, done } = await this.lines.next();
      if (done || value.at(-1) !== 10) throw new Damaged('it ends too early');
      return value;
    } catch (error) {
      // What gzip finds: a broken piece, or an end that is not there.
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE') throw new Damaged((error as Error).message);
      throw error;
    }
  }
}
