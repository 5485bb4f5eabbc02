import { chmod, chown, cp, lstat, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A user as the operating system knows it. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** The cluster's folder within its home. */
export const CLUSTER = 'postgres';

// Says in DATA_DIR where the cluster is when the user PostgreSQL runs as cannot enter DATA_DIR itself.
const noteOf = (dataDir: string) => join(dataDir, 'postgres.location');

/** Where the cluster is: in DATA_DIR, or in the folder a note there names. */
export async function homeOf(dataDir: string): Promise<string> {
  const noted = (await readFile(noteOf(dataDir), 'utf8').catch(() => '')).trim();
  const there = noted === '' ? undefined : await lstat(noted).catch(() => undefined);
  return there?.isDirectory() ? noted : dataDir;
}

/** Puts the binaries, and a cluster if there is one already, into a folder that only the account can enter. */
export async function moveOut(
  dataDir: string,
  home: string,
  native: string,
  account: Account,
): Promise<{ home: string; native: string }> {
  const place = home === dataDir ? await mkdtemp(join(tmpdir(), 'careslot-postgres-')) : home;
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  // The copy gets its name when it is whole, so one that is there need not be made again.
  const binaries = join(place, `binaries-${version}`);
  if (!(await exists(binaries))) {
    const unfinished = `${binaries}.new`;
    await rm(unfinished, { recursive: true, force: true });
    const needed = (source: string) => !source.endsWith('.a');
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true, filter: needed });
    await handOver(unfinished, account);
    await rename(unfinished, binaries);
  }
  if (home === dataDir) {
    const cluster = join(dataDir, CLUSTER);
    if (await exists(cluster)) await cp(cluster, join(place, CLUSTER), { recursive: true, verbatimSymlinks: true });
    await handOver(place, account);
    await chmod(place, 0o700);
  }
  return { home: place, native: binaries };
}

/** Notes where the cluster has gone. Until this is written, what is in DATA_DIR still counts. */
export async function noteHome(dataDir: string, place: string): Promise<void> {
  await writeFile(noteOf(dataDir), `${place}\n`);
}

async function handOver(folder: string, { uid, gid }: Account): Promise<void> {
  await chown(folder, uid, gid);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), uid, gid);
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
