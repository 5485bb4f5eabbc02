import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Runner } from './privileges.js';
import { CLUSTER } from './relocation.js';

/** The cluster's only role at first, a superuser. */
export const ROLE = 'careslot';

/** What the PostgreSQL programs see of the environment: PG* variables and locales of the machine must not matter. */
export const ENVIRONMENT = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };

const PASSWORD = 'careslot.password';
const STAGING = 'postgres.new-';

/** Runs initdb unless there is a cluster. It appears whole, by a rename, or not at all. */
export async function ensureCluster(runner: Runner, sync: boolean, log: (line: string) => void): Promise<string> {
  const { home, native, wrap, hand } = runner;
  const cluster = join(home, CLUSTER);
  if (await lstat(cluster).catch(() => undefined)) return cluster;
  for (const name of await readdir(home)) {
    // An initdb whose launcher was killed may still be writing; it gives up when its files go.
    if (name.startsWith(STAGING)) await rm(join(home, name), { recursive: true, force: true, maxRetries: 8 });
  }
  log('Preparing the embedded PostgreSQL (first start only)');
  const staging = join(home, `${STAGING}${randomBytes(6).toString('hex')}`);
  const password = join(staging, PASSWORD);
  await mkdir(staging, { mode: 0o700 });
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await hand(staging);
  await hand(password);
  const { file, args, options } = wrap(join(native, 'bin', 'initdb'), [
    ...['-D', join(staging, CLUSTER), '-U', ROLE, `--pwfile=${password}`, '--auth=scram-sha-256', '-E', 'UTF8'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', ...(sync ? [] : ['--no-sync'])],
  ]);
  try {
    await promisify(execFile)(file, args, { ...options, cwd: '/', env: ENVIRONMENT });
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    const said = ((error as { stderr?: string }).stderr ?? '').trim() || (error as Error).message;
    throw new Error(`The embedded PostgreSQL could not be prepared in ${home}: ${said}`, { cause: error });
  }
  // The password travels inside, so that one rename brings both.
  await rename(password, join(staging, CLUSTER, PASSWORD));
  await rename(join(staging, CLUSTER), cluster);
  await rm(staging, { recursive: true, force: true });
  return cluster;
}

/** The role's password, made when the cluster was. */
export async function passwordOf(cluster: string): Promise<string> {
  return readFile(join(cluster, PASSWORD), 'utf8').catch((error: Error) => {
    throw new Error(`The password of the embedded PostgreSQL cannot be read: ${error.message}`, { cause: error });
  });
}
