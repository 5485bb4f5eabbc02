import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { eventually } from './load.js';
import { freePort } from './process.js';

const debian = '/usr/lib/postgresql';

/** The folder of the programs of a PostgreSQL that this machine has; the newest. */
export function systemPostgres(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).filter((version) => /^\d+$/.test(version)) : [];
  const folders = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb')));
}

/** A cluster of the test's own, as the packages of a system make one, with LC_CTYPE C. */
export async function startSystemPostgres(programs: string): Promise<{ url: string; stop: () => Promise<void> }> {
  // PostgreSQL refuses to run as root: then it is somebody who owns nothing else.
  const user = process.getuid!() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const folder = await mkdtemp(join(tmpdir(), 'careslot-system-postgres-'));
  await chmod(folder, 0o700);
  if (user.uid) await chown(folder, user.uid, user.gid);
  const options = { ...user, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } as NodeJS.ProcessEnv };
  const data = join(folder, 'data');
  const initdb = ['-D', data, '-U', 'careslot', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await promisify(execFile)(join(programs, 'initdb'), initdb, options);

  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: 'off' };
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...given], { ...options, stdio: 'ignore' });
  const ended = once(server, 'exit');
  const url = `postgres://careslot@127.0.0.1:${port}/postgres`;
  await eventually('the server answers', () => answers(url));
  return {
    url,
    stop: async () => {
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}
