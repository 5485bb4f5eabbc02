/** The product as operators run it: the built entry point as a process of its own, on a database of the test's own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../../..');

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

export class Process {
  output = '';

  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
  ) {
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (data) => (this.output += String(data)));
  }

  /** Starts `dist/src/<entry>.js` with nothing of this machine's environment but PATH. */
  static start(entry: 'main' | 'worker' | 'cli', environment: Record<string, string>, args: string[] = []): Process {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...environment } as NodeJS.ProcessEnv;
    // Its own group, so that a test can kill it and what it started together.
    const child = spawn(process.execPath, [`dist/src/${entry}.js`, ...args], { cwd: root, env, detached: true });
    return new Process(child, `http://127.0.0.1:${environment.PORT}`);
  }

  get exitCode(): number | null {
    return this.child.exitCode;
  }

  async ready(timeout = 30_000): Promise<this> {
    const until = Date.now() + timeout;
    while (Date.now() < until) {
      if (this.child.exitCode !== null) throw new Error(`It exited with ${this.child.exitCode}:\n${this.output}`);
      const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (answer?.ok) return this;
      await sleep(50);
    }
    throw new Error(`It was not ready after ${timeout} ms:\n${this.output}`);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const exited = new Promise<number | null>((done) => this.child.once('exit', (code) => done(code)));
    this.child.kill(signal);
    return exited;
  }
}
