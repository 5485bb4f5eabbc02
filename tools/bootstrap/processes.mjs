import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { constants } from 'node:os';

/** Shows on stderr what is going on and for how long, at least every two seconds. */
export function showProgress(title) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const live = process.stderr.isTTY;
  const line = () => process.stderr.write(live ? `\r\x1b[K${title} … ${seconds()}` : `${title} … ${seconds()}\n`);
  line();
  const timer = setInterval(line, live ? 1000 : 1900);
  return {
    done(outcome = 'done') {
      clearInterval(timer);
      process.stderr.write(`${live ? '\r\x1b[K' : ''}${title}: ${outcome} in ${seconds()}\n`);
    },
  };
}

/** Runs a command out of sight with a progress line; what it said is shown only if it fails. */
export async function runStep(title, [file, ...args], options, lock) {
  const progress = showProgress(title);
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  if (child.pid) lock.shareWith(child.pid);
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  let interrupted;
  const interrupt = (signal) => {
    interrupted = signal;
    child.kill('SIGTERM');
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, interrupt);
  const failure = await new Promise((resolve) => {
    child.once('error', (error) => resolve(`${file} cannot be run: ${error.message}`));
    child.once('close', (code, signal) =>
      resolve(code === 0 ? undefined : `it ended with ${signal ?? `exit code ${code}`}`),
    );
  });
  for (const signal of signals) process.off(signal, interrupt);
  progress.done(interrupted ? 'interrupted' : failure ? 'failed' : 'done');
  if (interrupted) throw Object.assign(new Error(`${title} was interrupted.`), { exitCode: exitCodeOf(interrupted) });
  if (failure) {
    const lines = Buffer.concat(said).toString().trim().split('\n').slice(-40).join('\n');
    throw new Error(`${lines}\n\n${title} failed: ${failure} (${[file, ...args].join(' ')}).`);
  }
}

/** Runs a command in this process's place: its terminal, its signals, its exit code. */
export async function foreground(file, args, options) {
  const child = spawn(file, args, { ...options, stdio: 'inherit' });
  // A terminal sends its signals to the child as well; without one they come only here and are passed on.
  const passOn = (signal) => child.kill(signal);
  const fromTerminal = hasTerminal() ? () => {} : passOn;
  process.on('SIGTERM', passOn);
  process.on('SIGINT', fromTerminal);
  process.on('SIGHUP', fromTerminal);
  const watch = whenNpmHasGone(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${file} cannot be run: ${error.message}`)));
    child.once('exit', (code, signal) => resolve(code ?? exitCodeOf(signal)));
  }).finally(() => clearInterval(watch));
}

/** Whoever ends npm alone means what it runs: npm passes no signal on, and its script would stay behind unseen. */
function whenNpmHasGone(stop) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  return setInterval(() => process.ppid !== parent && stop(), 500).unref();
}

function exitCodeOf(signal) {
  return 128 + (constants.signals[signal] ?? 0);
}

function hasTerminal() {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}
