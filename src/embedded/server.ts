import { spawn } from 'node:child_process';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ENVIRONMENT } from './cluster.js';
import { findPostmaster, isAlive, readPidFile, serves, type Postmaster } from './pid-file.js';
import { freePort, lastPort } from './ports.js';
import type { Runner } from './privileges.js';
import { waitingFor, type Waiting } from '../shared/persistence/waiting.js';

const DEFAULTS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Its log is read by more people than the database: errors without the values of the rows they are about.
  log_error_verbosity: 'terse',
};

/** How to launch a server. */
export interface Launch {
  runner: Runner;
  cluster: string;
  logFile: string;
  settings: Record<string, string>;
  /** Is told what it waits for. */
  log: (line: string) => void;
}

/** Starts a server in its own session, where a Ctrl-C in this process's terminal does not reach it. */
export async function launch(how: Launch): Promise<Postmaster> {
  const waiting = waitingFor('the embedded PostgreSQL to start', how.log);
  // The port of last time first: a connection string somebody noted down then stays true.
  let port = (await lastPort(how.cluster)) ?? (await freePort());
  for (;;) {
    const outcome = await attempt(how, port, waiting);
    if (typeof outcome !== 'string') return outcome;
    const portTaken = /Address already in use|could not bind/i.test(outcome);
    // After kill -9 of a server its children need a moment to notice.
    const orphans = /pre-existing shared memory block/i.test(outcome);
    // A launcher that was killed at once may have left a server that only now comes up.
    const rival = /lock file "postmaster.pid"/i.test(outcome);
    if (waiting.tooLong() || !(portTaken || orphans || rival)) {
      const reason = outcome.split('\n').filter((line) => /FATAL|PANIC|ERROR|HINT|DETAIL/.test(line));
      const said = (reason.length > 0 ? reason : outcome.split('\n')).slice(-6).join('\n');
      throw new Error(`The embedded PostgreSQL did not start (log: ${how.logFile}).\n${said}`);
    }
    if (portTaken) port = await freePort();
    else await sleep(100);
    const running = rival ? await awaitRunning(how.cluster, how.log) : undefined;
    if (running) return running;
  }
}

/** One launch; answers the running server, or what it wrote to the log before it gave up. */
async function attempt(how: Launch, port: number, waiting: Waiting): Promise<Postmaster | string> {
  const { runner, cluster, logFile } = how;
  await removeMisleadingPidFile(cluster);
  const settings = Object.entries({ ...DEFAULTS, ...how.settings, port: String(port) });
  const options = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = runner.wrap(join(runner.native, 'bin', 'postgres'), ['-D', cluster, ...options]);
  const logged = await stat(logFile).then(
    ({ size }) => size,
    () => 0,
  );
  const log = await open(logFile, 'a', 0o600);
  const child = spawn(command.file, command.args, {
    ...{ ...command.options, cwd: '/', env: ENVIRONMENT, detached: true },
    stdio: ['ignore', log.fd, log.fd],
  });
  child.unref();
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  // Nobody uses it before it is ready: with this process goes what this process has begun.
  const giveUp = () => void child.kill('SIGINT');
  process.once('exit', giveUp);
  try {
    await log.close();
    for (;;) {
      if (failure) throw new Error(`PostgreSQL cannot be run: ${failure.message}`, { cause: failure });
      if (child.exitCode !== null || child.signalCode !== null) {
        const tail = (await readFile(logFile)).subarray(logged).toString();
        return tail.trim() || `It ended with ${child.signalCode ?? `exit code ${child.exitCode}`} and said nothing.`;
      }
      const found = await readPidFile(cluster);
      if (found?.pid === child.pid && found?.status === 'ready') return found;
      if (waiting.tooLong()) {
        giveUp();
        throw new Error(`The embedded PostgreSQL does not become ready (log: ${logFile}).`);
      }
      waiting.tell();
      await sleep(5);
    }
  } finally {
    process.removeListener('exit', giveUp);
  }
}

/**
 * PostgreSQL clears a dead server's pid file itself, and checks its shared memory first. But it believes any living
 * process with that number, even a zombie, to be the server, and gives up over an empty file.
 */
async function removeMisleadingPidFile(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const left = await readPidFile(cluster);
  const misleading = left
    ? isAlive(left.pid) && !(await serves(left.pid, cluster))
    : await stat(file).then(
        ({ mtimeMs }) => Date.now() - mtimeMs > 2000,
        () => false,
      );
  if (misleading) await rm(file, { force: true });
}

/** The running server once it takes connections; undefined if there is none, or it has just ended. */
export async function awaitRunning(cluster: string, log: (line: string) => void): Promise<Postmaster | undefined> {
  const waiting = waitingFor('the PostgreSQL that runs already to take connections', log);
  for (;;) {
    const found = await findPostmaster(cluster);
    if (!found || found.status === 'ready') return found;
    if (waiting.tooLong()) {
      throw new Error(`PostgreSQL (pid ${found.pid}) has long been "${found.status}" and takes no connections.`);
    }
    waiting.tell();
    await sleep(20);
  }
}

/** Shuts the server down: transactions in flight are rolled back, data is flushed. */
export async function shutDown(cluster: string): Promise<void> {
  const started = Date.now();
  let sent: NodeJS.Signals | undefined;
  for (let found = await findPostmaster(cluster); found; found = await findPostmaster(cluster)) {
    const waited = Date.now() - started;
    if (waited > 30_000) throw new Error(`PostgreSQL (pid ${found.pid}) does not stop.`);
    const signal = waited > 15_000 ? 'SIGQUIT' : 'SIGINT';
    if (sent !== signal) sendTo(found.pid, (sent = signal));
    await sleep(5);
  }
}

/** A process that has ended already is no error. */
export function sendTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
