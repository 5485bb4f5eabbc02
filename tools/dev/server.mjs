import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The server while it is worked on: compiled and started again whenever one of its files is saved. */
export class WatchedServer {
  #ready = Promise.withResolvers();
  #turn = Promise.resolve();
  #process;
  #compiler;

  constructor(root, port, environment) {
    this.root = root;
    this.url = `http://127.0.0.1:${port}`;
    this.environment = { ...environment, PORT: String(port), HOST: '127.0.0.1' };
  }

  /** Resolves when the server answers with what was saved last, or when that cannot be compiled or started. */
  ready() {
    return this.#ready.promise;
  }

  watch() {
    // What stands there now is not the result of a complete build any more.
    for (const path of ['src', '.server-built-from'])
      rmSync(join(this.root, 'dist', path), { recursive: true, force: true });
    const nest = join(this.root, 'node_modules/@nestjs/cli/bin/nest.js');
    const options = { cwd: this.root, stdio: ['ignore', 'pipe', 'inherit'], detached: true };
    this.#compiler = spawn(process.execPath, [nest, 'build', '--watch', '--preserveWatchOutput'], options);
    this.#compiler.stdout.on('data', (data) => this.#follow(String(data)));
  }

  async stop() {
    this.#compiler.kill();
    await (this.#turn = this.#turn.then(() => this.#stopProcess()));
  }

  #follow(text) {
    process.stdout.write(text);
    if (text.includes('File change detected')) this.#ready = Promise.withResolvers();
    if (text.includes('Found 0 errors')) this.#turn = this.#turn.then(() => this.#restart());
    else if (/Found \d+ error/.test(text)) this.#ready.resolve();
  }

  async #restart() {
    const { resolve } = this.#ready;
    await this.#stopProcess();
    const options = { cwd: this.root, env: this.environment, stdio: 'inherit', detached: true };
    const started = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js'], options);
    this.#process = started;
    while (started.exitCode === null && started.signalCode === null) {
      const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (answer?.ok) break;
      await sleep(50);
    }
    resolve();
  }

  async #stopProcess() {
    const running = this.#process;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill();
    await ended;
  }
}
