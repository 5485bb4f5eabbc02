import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Config } from '../../config.js';
import type { Manifest } from '../clinic-file/manifest.js';
import { writeClinic } from '../clinic-file/write-clinic.js';
import { Clock } from '../../shared/kernel/clock.js';
import { version } from '../../shared/package.js';
import { Backups } from '../status/backups.js';
import type { CliCommand } from './command.js';
import { showProgress } from './progress.js';

/** The whole clinic in one file, while it works. `-` writes to the standard output; then all words go to the other one. */
export const exportClinic: CliCommand = {
  name: 'export',
  usage: 'export <file>',
  summary: 'writes everything the clinic has into one file (- for standard output)',
  async run(app, [file, ...rest]) {
    if (!file || rest.length > 0) throw new Error(`Usage: ${this.usage}`);
    const at = app.get(Clock).now().toString();
    const progress = showProgress('Exporting');
    const source = { databaseUrl: app.get(Config).databaseUrl, version, at };
    const write = (destination: NodeJS.WritableStream): Promise<Manifest> =>
      writeClinic(source, destination as never, progress.at).finally(progress.end);
    const { manifest, bytes } = file === '-' ? await toStandardOutput(write) : await intoFile(resolve(file), write);
    await app.get(Backups).note({ at, kind: 'export', bytes: bytes === null ? null : String(bytes) });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    console.error(`${rows} rows of ${manifest.tables.length} tables${bytes === null ? '' : `, ${bytes} bytes`}.`);
    console.error(`Left out: ${manifest.leftOut.join(', ')}.`);
    const ids = manifest.keyIds.join(', ') || 'none so far';
    console.error(`To be read it needs the SECRET_KEY (keys in use: ${ids}). Keep that elsewhere.`);
    return 0;
  },
};

type Write = (destination: NodeJS.WritableStream) => Promise<Manifest>;

/** Under another name until it is whole and on the disk: an old export is replaced by a whole one or not at all. */
async function intoFile(file: string, write: Write): Promise<{ manifest: Manifest; bytes: number }> {
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.part`;
  try {
    const manifest = await write(createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }));
    const { size } = await stat(unfinished);
    await rename(unfinished, file);
    await onDisk(dirname(file));
    return { manifest, bytes: size };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** The new name too. Windows has no such thing. */
async function onDisk(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

async function toStandardOutput(write: Write): Promise<{ manifest: Manifest; bytes: null }> {
  if (process.stdout.isTTY) throw new Error('An export is no text for a terminal: send it into a file.');
  return { manifest: await write(process.stdout), bytes: null };
}
