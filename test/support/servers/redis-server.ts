import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { fetchDebianRedis } from './debian-redis.js';

const run = promisify(execFile);

/** A Redis server of the test's own. */
export interface RedisServer {
  url: string;
  port: number;
  pid: number;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

let found: Promise<string | undefined> | undefined;

/** A redis-server (or valkey-server) that runs here; undefined where there is none and none can be fetched. */
export function findRedis(): Promise<string | undefined> {
  return (found ??= search());
}

/** Starts a server that keeps nothing, on a free port or, to come back after a kill, on the given one. */
export async function startRedis(options: { port?: number } = {}): Promise<RedisServer> {
  const program = await findRedis();
  if (!program) throw new Error('There is no redis-server or valkey-server here, and none could be fetched.');
  const folder = await mkdtemp(join(tmpdir(), 'careslot-redis-'));
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    const ended = once(child, 'exit');
    const endWithUs = () => child.kill('SIGKILL');
    process.once('exit', endWithUs);
    const end = async (signal: NodeJS.Signals) => {
      child.kill(signal);
      await ended;
      process.off('exit', endWithUs);
      await rm(folder, { recursive: true, force: true });
    };
    if (await answers(child, port)) {
      const [stop, kill] = [() => end('SIGTERM'), () => end('SIGKILL')];
      return { url: `redis://127.0.0.1:${port}`, port, pid: child.pid!, stop, kill };
    }
    // Somebody else may have taken the port in between.
    if (attempt === 3) {
      await end('SIGKILL');
      throw new Error(`${program} did not start:\n${said}`);
    }
    child.kill('SIGKILL');
    await ended;
    process.off('exit', endWithUs);
  }
}

async function answers(child: ChildProcess, port: number): Promise<boolean> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline && child.exitCode === null; await sleep(5)) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      socket.write('PING\r\n');
      const [answer] = (await once(socket, 'data')) as [Buffer];
      // Another program on this port must not pass for the child.
      if (answer.toString().startsWith('+PONG') && child.exitCode === null) return true;
    } catch {
      // Not listening yet.
    } finally {
      socket.destroy();
    }
  }
  return false;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port === 6379 ? freePort() : port;
}

async function search(): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of ['redis-server', 'valkey-server']) {
    for (const folder of folders) if (await runs(join(folder, name))) return join(folder, name);
  }
  const cached = resolve('node_modules/.cache/redis');
  if (await runs(join(cached, 'run'))) return join(cached, 'run');
  if (process.platform !== 'linux') return undefined;
  await fetchDebianRedis(cached).catch(() => {});
  return (await runs(join(cached, 'run'))) ? join(cached, 'run') : undefined;
}

async function runs(program: string): Promise<boolean> {
  return access(program, constants.X_OK)
    .then(() => run(program, ['--version']))
    .then(() => true)
    .catch(() => false);
}
