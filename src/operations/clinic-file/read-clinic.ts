import { createHash, type Hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import { becomes, kindOf } from '../../shared/persistence/installation.js';
import { linesOf } from './lines.js';
import { checkFits, endOfRows, readManifest, type ExportedTable, type Manifest } from './manifest.js';
import { columnsOf, connectionFor, exportedTables, filledByMigrations, quoted } from './tables.js';
import { takeEmpty } from './take-empty.js';
import type { RowsDone } from './write-clinic.js';

/** The file is not what was written. */
class Damaged extends Error {
  constructor(what: string) {
    super(`The file is damaged or incomplete (${what}). Nothing was imported.`);
  }
}

interface Target {
  readonly production: boolean;
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
    if (target.production && manifest.kind === 'demo')
      throw new Error('This export is of a demo: production refuses it.');
    const client = connectionFor(target.databaseUrl);
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query('begin');
      await takeEmpty(client, 'Import into a new one.');
      await becomeAs(client, manifest);
      for (const name of filledByMigrations) await client.query(`delete from ${quoted(name)}`);
      await load(client, manifest, lines, progress);
      await lines.end();
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

/** A demo stays one, and is let into nobody's clinic. */
async function becomeAs(client: pg.Client, { kind }: Manifest): Promise<void> {
  if (kind === undefined) return;
  await becomes(client, kind);
  const here = await kindOf(client);
  if (here !== kind)
    throw new Error(`This export is of a ${kind}, and this database is a ${here}'s. Nothing was imported.`);
}

async function load(client: pg.Client, manifest: Manifest, lines: CheckedLines, progress: RowsDone): Promise<void> {
  const known = new Set((await exportedTables(client)).map(({ name }) => name));
  const all = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  for (const table of manifest.tables) {
    if (!known.has(table.name)) throw new Error(`This database has no table ${table.name}.`);
    await lines.expectTable(table);
    const rows = lines.rows(() => progress(++done, all));
    const copy = client.query(from(`copy ${quoted(table.name)} (${columnsOf(table)}) from stdin`));
    await pipeline(rows, copy).catch((error: Error & { code?: string }) => {
      // Values that no column holds, or that contradict each other. What they are is nobody's business.
      if (/^2[23]/.test(error.code ?? '')) throw new Damaged(`a row of ${table.name} cannot be stored, ${error.code}`);
      throw error;
    });
    if (copy.rowCount !== table.rows)
      throw new Damaged(`${copy.rowCount} instead of ${table.rows} rows of ${table.name}`);
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
