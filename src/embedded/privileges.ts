import { spawn, type SpawnOptions } from 'node:child_process';
import { chown, lstat, readFile, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type Account, CLUSTER, homeOf, moveOut, noteHome } from './relocation.js';

/** PostgreSQL refuses to run as root: this says as whom it runs here, and with which folders. */
export interface Runner {
  /** The folder that holds, or will hold, the cluster. */
  home: string;
  /** The folder with PostgreSQL's bin, lib and share. */
  native: string;
  /** Turns a command into the one to spawn. */
  wrap(file: string, args: string[]): Command;
  /** Gives a file made by this process to the user PostgreSQL runs as. */
  hand(path: string): Promise<void>;
}

/** What to give to spawn(). */
export interface Command {
  file: string;
  args: string[];
  options: SpawnOptions;
}

/** Finds a way to run PostgreSQL here: each candidate is tried before it is chosen. */
export async function chooseRunner(dataDir: string, native: string): Promise<Runner> {
  const home = await homeOf(dataDir);
  const owner = await lstat(join(home, CLUSTER)).catch(() => lstat(home));
  const accounts = await readAccounts();
  return process.getuid?.() === 0
    ? chooseForRoot(dataDir, home, native, owner.uid, accounts)
    : chooseForUser(home, native, owner.uid, accounts);
}

async function chooseForUser(home: string, native: string, owner: number, accounts: Account[]): Promise<Runner> {
  if (owner !== process.getuid?.()) {
    throw new Error(`${home} belongs to another user (uid ${owner}), so PostgreSQL cannot keep its data there.`);
  }
  // A container's user may be a bare number, with which initdb does not work.
  const namespaced = isNamed() ? undefined : inNamespace(home, native, accounts);
  if (namespaced && (await works(namespaced))) return namespaced;
  return { home, native, wrap: (file, args) => ({ file, args, options: {} }), hand: async () => {} };
}

async function chooseForRoot(
  dataDir: string,
  home: string,
  native: string,
  owner: number,
  accounts: Account[],
): Promise<Runner> {
  const user = accounts.find(({ uid }) => uid !== 0 && uid === owner);
  if (home === dataDir) {
    const inPlace = user ? asUser(home, native, user) : inNamespace(home, native, accounts);
    if (inPlace && (await works(inPlace))) return inPlace;
    // A DATA_DIR of another user may still be one that root's namespace can use, as long as there is no cluster in it.
    const fresh = user && !(await lstat(join(home, CLUSTER)).catch(() => undefined));
    const namespaced = fresh ? inNamespace(home, native, accounts) : undefined;
    if (namespaced && (await works(namespaced))) return namespaced;
  }
  const tenant = home === dataDir ? accounts.find(({ name }) => name === 'nobody') : user;
  if (tenant) {
    const place = await moveOut(dataDir, home, native, tenant);
    const moved = asUser(place.home, place.native, tenant);
    if (await works(moved)) {
      await noteHome(dataDir, moved.home);
      return moved;
    }
    if (moved.home !== home) await rm(moved.home, { recursive: true, force: true });
  }
  throw new Error(
    'PostgreSQL does not run as root, and here neither a user namespace (unshare) nor the user nobody can run it. ' +
      'Start as an ordinary user, or point DATABASE_URL at a PostgreSQL server.',
  );
}

function asUser(home: string, native: string, { uid, gid }: Account): Runner {
  return {
    home,
    native,
    wrap: (file, args) => ({ file, args, options: { uid, gid } }),
    hand: (path) => chown(path, uid, gid),
  };
}

/** Root outside, an ordinary user inside: the pid is the same and the files stay the caller's. */
function inNamespace(home: string, native: string, accounts: Account[]): Runner | undefined {
  // initdb wants a name for its uid, so the number inside is that of an account which exists, whichever it is.
  const inside = accounts.find(({ uid }) => uid === 1000) ?? accounts.find(({ uid }) => uid > 0);
  if (!inside || process.platform !== 'linux') return undefined;
  const map = ['--user', `--map-user=${inside.uid}`, `--map-group=${inside.gid}`];
  return {
    home,
    native,
    wrap: (file, args) => ({ file: 'unshare', args: [...map, file, ...args], options: {} }),
    hand: async () => {},
  };
}

/** Whether this runner may write where the cluster goes and can load the server with its libraries. */
async function works({ home, native, wrap }: Runner): Promise<boolean> {
  const test = 'test -w "$0" && test -x "$0" && exec "$1" --version';
  const { file, args, options } = wrap('/bin/sh', ['-c', test, home, join(native, 'bin', 'postgres')]);
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...options, cwd: '/', stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

async function readAccounts(): Promise<Account[]> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid && !name.startsWith('#') ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

function isNamed(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}
