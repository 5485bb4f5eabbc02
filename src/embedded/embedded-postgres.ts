import { mkdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { linkLibraries, nativeFolder } from './binaries.js';
import { ensureCluster, passwordOf, ROLE } from './cluster.js';
import { lock, tryLock } from './kernel-lock.js';
import type { Postmaster } from './pid-file.js';
import { chooseRunner } from './privileges.js';
import { CLUSTER, homeOf } from './relocation.js';
import { awaitRunning, launch, sendTo, shutDown } from './server.js';
import { waitingFor, whileTelling } from '../shared/persistence/waiting.js';

/** A PostgreSQL server of our own that this process uses, perhaps together with others. */
export interface EmbeddedPostgres {
  /** A postgres:// URL of the database, with role and password. */
  url: string;
  port: number;
  /** Whether the server was running already. */
  adopted: boolean;
  /** The postmaster's pid. */
  pid: number;
  /** Ends this process's use; the last process to do so shuts the server down. */
  stop(): Promise<void>;
}

/** How to start the embedded server. */
export interface EmbeddedPostgresOptions {
  /** Created if missing; `careslot` if not given. */
  databaseName?: string;
  /** Is told, in a line each, what takes time. */
  log?: (line: string) => void;
  /** Server settings of postgresql.conf; they count only for a server that this call starts. */
  settings?: Record<string, string>;
}

/**
 * Starts the PostgreSQL server of a data directory, or joins the one that runs there: that of another process, or one
 * left by a process that was killed.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  { databaseName = 'careslot', log = () => {}, settings = {} }: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  await mkdir(resolve(dataDir), { recursive: true, mode: 0o700 });
  const folder = await realpath(dataDir);
  const release = await enter(folder, log);
  try {
    const { server, cluster, adopted } = await findOrLaunch(folder, settings, log);
    try {
      const url = `postgres://${ROLE}:${await passwordOf(cluster)}@127.0.0.1:${server.port}/`;
      await ensureDatabase(url, databaseName, log);
      const use = tryLock(usersOf(folder), 'shared');
      if (!use) throw new Error(`${usersOf(folder)} is locked by a program that is not this one.`);
      const abandon = () => leaveAtOnce(folder, server.pid, use.release);
      process.once('exit', abandon);
      let stopped: Promise<void> | undefined;
      const stop = () =>
        (stopped ??= leave(folder, log, use.release).finally(() => process.removeListener('exit', abandon)));
      return { url: `${url}${encodeURIComponent(databaseName)}`, port: server.port, adopted, pid: server.pid, stop };
    } catch (error) {
      await shutDownUnused(folder);
      throw error;
    }
  } finally {
    release();
  }
}

async function findOrLaunch(
  folder: string,
  settings: Record<string, string>,
  log: (line: string) => void,
): Promise<{ server: Postmaster; cluster: string; adopted: boolean }> {
  const known = join(await homeOf(folder), CLUSTER);
  const running = await awaitRunning(known, log);
  if (running) {
    log(`Using the embedded PostgreSQL that runs already on port ${running.port}`);
    return { server: running, cluster: known, adopted: true };
  }
  const native = nativeFolder();
  await linkLibraries(native);
  const runner = await chooseRunner(folder, native);
  const cluster = await ensureCluster(runner, settings['fsync'] !== 'off', log);
  const server = await launch({ runner, cluster, settings, logFile: join(folder, 'postgres.log'), log });
  log(`Started the embedded PostgreSQL on port ${server.port}`);
  return { server, cluster, adopted: false };
}

async function ensureDatabase(server: string, name: string, log: (line: string) => void): Promise<void> {
  const waiting = waitingFor('the embedded PostgreSQL to answer', log);
  const client = new pg.Client({
    connectionString: `${server}postgres`,
    connectionTimeoutMillis: waiting.maxMilliseconds,
  });
  try {
    await whileTelling(waiting, client.connect());
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)} template template0`);
  } catch (error) {
    const reason = (error as Error).message;
    throw new Error(`The embedded PostgreSQL runs but does not give the database ${name}: ${reason}`, { cause: error });
  } finally {
    await client.end().catch(() => {});
  }
}

// Everybody who uses the server keeps a shared lock on this file, so the last one is who can lock it alone. A user that
// was killed has lost its lock and does not count.
const usersOf = (folder: string) => join(folder, 'postgres.users');

const turnOf = (folder: string) => join(folder, 'postgres.lock');

/** Starting and stopping take turns. */
async function enter(folder: string, log: (line: string) => void): Promise<() => void> {
  const waiting = waitingFor('another process that is starting or stopping the embedded PostgreSQL', log);
  return (await lock(turnOf(folder), waiting.maxMilliseconds, () => waiting.tell())).release;
}

async function leave(folder: string, log: (line: string) => void, endUse: () => void): Promise<void> {
  const release = await enter(folder, log);
  try {
    endUse();
    await shutDownUnused(folder);
  } finally {
    release();
  }
}

/** What is left to do for a process that ends without having stopped: as its last user it tells the server, and does not wait. */
function leaveAtOnce(folder: string, pid: number, endUse: () => void): void {
  endUse();
  // Who starts just now may have adopted this server: then it is theirs to stop.
  if (tryLock(turnOf(folder), 'exclusive') && tryLock(usersOf(folder), 'exclusive')) sendTo(pid, 'SIGINT');
}

async function shutDownUnused(folder: string): Promise<void> {
  const alone = tryLock(usersOf(folder), 'exclusive');
  if (!alone) return;
  try {
    await shutDown(join(await homeOf(folder), CLUSTER));
  } finally {
    alone.release();
  }
}
