import { afterEach, describe, expect, it } from 'vitest';
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findPostmaster } from '../../src/embedded/pid-file.js';
import { CLUSTER, homeOf } from '../../src/embedded/relocation.js';
import { eventually } from '../support/servers/load.js';
import { freePort } from '../support/servers/process.js';

const root = resolve(import.meta.dirname, '../..');
const rounds = process.env.LONG ? 10 : 3;

/** Every process whose environment names the folder, or that serves the cluster in it. */
function using(dataDir: string): number[] {
  const textOf = (pid: string, file: string): string => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => `${textOf(pid, 'environ')} ${textOf(pid, 'cmdline')}`.includes(dataDir)).map(Number);
}

/**
 * Without a terminal a supervisor signals the whole process group: npm, the bootstrap and the server at once, of which the
 * first two pass on what they get. Shown to fail when an echo of the signal counts as a second one.
 */
describe('a signal to the whole process group', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });

  async function folder(): Promise<string> {
    const dataDir = await mkdtemp(join(tmpdir(), 'careslot-group-'));
    closing.push(async () => {
      for (const pid of using(dataDir)) process.kill(pid, 'SIGKILL');
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    });
    return dataDir;
  }

  /** As in a session of its own, which `detached` makes. */
  async function begin(command: string[], dataDir: string): Promise<{ child: ChildProcess; said: () => string }> {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, DEMO: '0' } as NodeJS.ProcessEnv;
    env.PORT = String(await freePort());
    const child = spawn(command[0]!, command.slice(1), { cwd: root, env, detached: true });
    let output = '';
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (data) => (output += String(data)));
    return { child, said: () => output };
  }

  const commands = { npm: ['npm', 'start'], bootstrap: [process.execPath, 'tools/bootstrap.mjs', 'start'] };

  it.each(['npm', 'bootstrap'] as const)(
    'leaves no process of those that %s started',
    async (by) => {
      const dataDir = await folder();
      for (let round = 0; round < rounds; round++) {
        for (const signal of ['SIGTERM', 'SIGINT'] as const) {
          const { child, said } = await begin(commands[by], dataDir);
          await eventually('it is ready', () => said().includes('Careslot is ready'), 90_000);
          expect(using(dataDir).length).toBeGreaterThan(2);
          process.kill(-child.pid!, signal);
          await eventually(`nothing is left after ${signal}`, () => using(dataDir).length === 0, 15_000);
        }
      }
    },
    240_000,
  );

  it('leaves no process in the middle of a first start either', async () => {
    for (const words of ['Preparing the embedded PostgreSQL', 'Started the embedded PostgreSQL']) {
      const dataDir = await folder();
      const { child, said } = await begin(commands.bootstrap, dataDir);
      await eventually('it has begun', () => said().includes(words), 60_000);
      process.kill(-child.pid!, 'SIGTERM');
      await eventually(`nothing is left after "${words}"`, () => using(dataDir).length === 0, 30_000);
      expect(await findPostmaster(join(await homeOf(dataDir), CLUSTER))).toBeUndefined();
    }
  });
});
