/** The services of docker/compose.yaml as plain processes: the image's files, the exact commands and environments. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentFor, finalStage, mountsOf, readCompose, type ComposeService } from './image-compose.js';
import { execForm, lastOf } from './image-dockerfile.js';
import type { ImageTree } from './image-tree.js';

export class Containers {
  private readonly services = readCompose().services;
  private readonly children = new Set<ChildProcess>();

  /** `hosts` says what stands here for names that only a network of containers knows, `port` for the image's port. */
  constructor(
    private readonly tree: ImageTree,
    private readonly port: number,
    private readonly hosts: Readonly<Record<string, string>>,
  ) {}

  service(name: string): ComposeService {
    const service = this.services[name];
    if (!service) throw new Error(`compose.yaml has no service ${name}`);
    return service;
  }

  /** What `docker compose run <service> <command>` starts; without a command the service's own, else the image's. */
  start(name: string, command?: readonly string[]): Container {
    const service = this.service(name);
    const words = command ?? service.command ?? execForm(lastOf(finalStage(), 'CMD'));
    const child = this.spawn(service, words);
    return new Container(child, () => this.isHealthy(service));
  }

  /** Runs it to its end. */
  async run(name: string, command?: readonly string[]): Promise<{ code: number | null; output: string }> {
    const container = this.start(name, command);
    const code = await container.ended();
    return { code, output: container.output };
  }

  killAll(): void {
    for (const child of this.children) child.kill('SIGKILL');
  }

  /** A path of a container, seen from outside. */
  outside(path: string): string {
    return join(this.tree.root, path);
  }

  /** What the image's HEALTHCHECK finds. */
  private async isHealthy(service: ComposeService): Promise<boolean> {
    const check = this.spawn(service, execForm(lastOf(finalStage(), 'HEALTHCHECK')));
    return (await new Promise((done) => check.once('close', done))) === 0;
  }

  private spawn(service: ComposeService, words: readonly string[]): ChildProcess {
    const mounted = mountsOf(service).map(({ path }) => path);
    const inTree = (text: string): string =>
      mounted.some((path) => text.startsWith(path)) ? this.outside(text) : text;
    const here = (text: string): string =>
      Object.entries(this.hosts).reduce((reached, [there, host]) => reached.replace(there, host), inTree(text));
    const own = Object.entries(environmentFor(service)).map(([name, value]) => [name, here(value)]);
    const [program, ...args] = words.map(inTree);
    const child = spawn(program!, args, {
      cwd: this.tree.folder,
      // A container knows nothing else of this machine.
      env: {
        ...{ PATH: this.outside('/usr/local/bin'), HOME: this.outside('/home/node') },
        ...Object.fromEntries(own),
        // To listen everywhere is right in a container only.
        ...{ PORT: String(this.port), HOST: '127.0.0.1' },
      },
      ...this.tree.user,
    });
    this.children.add(child);
    child.once('close', () => this.children.delete(child));
    return child;
  }
}

export class Container {
  output = '';
  private readonly end: Promise<number | null>;

  constructor(
    private readonly child: ChildProcess,
    private readonly isHealthy: () => Promise<boolean>,
  ) {
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (data) => (this.output += String(data)));
    this.end = new Promise((done, fail) => child.once('close', (code) => done(code)).once('error', fail));
  }

  ended(): Promise<number | null> {
    return this.end;
  }

  async healthy(milliseconds = 60_000): Promise<this> {
    for (const until = Date.now() + milliseconds; Date.now() < until; await sleep(500)) {
      if (this.child.exitCode !== null) throw new Error(`It ended with ${this.child.exitCode}:\n${this.output}`);
      if (await this.isHealthy()) return this;
    }
    throw new Error(`It was not healthy within ${milliseconds} ms:\n${this.output}`);
  }

  async says(text: string, milliseconds = 60_000): Promise<this> {
    for (const until = Date.now() + milliseconds; !this.output.includes(text); await sleep(20)) {
      if (this.child.exitCode !== null) throw new Error(`It ended with ${this.child.exitCode}:\n${this.output}`);
      if (Date.now() > until) throw new Error(`It did not say "${text}":\n${this.output}`);
    }
    return this;
  }

  stop(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.end;
  }
}
