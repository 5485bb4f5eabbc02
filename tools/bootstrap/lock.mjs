import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { showProgress } from './processes.mjs';

/**
 * One process at a time, also after a kill -9 of the one before. Every turn is a numbered file in the folder that
 * names its processes; the highest number has the lock, for as long as one of them lives. Numbers only grow and the
 * highest file is never removed, so two processes cannot both take over from a dead one.
 */
export async function acquireLock(folder) {
  mkdirSync(folder, { recursive: true });
  let progress;
  for (;;) {
    const last = highest(folder);
    const holder = last > 0 && livingHolder(join(folder, String(last)));
    if (!holder && take(folder, last + 1)) {
      progress?.done();
      return lockAt(folder, last + 1);
    }
    if (holder) progress ??= showProgress(`Waiting for another start (pid ${holder}) that installs or builds`);
    await sleep(100);
  }
}

function lockAt(folder, turn) {
  const file = join(folder, String(turn));
  for (const old of turns(folder)) if (old < turn) rmSync(join(folder, String(old)), { force: true });
  return {
    /** Keeps the lock for a child that would go on if this process were killed. */
    shareWith: (pid) => writeFileSync(file, describe([process.pid, pid])),
    release: () => writeFileSync(file, '[]'),
  };
}

function take(folder, turn) {
  try {
    writeFileSync(join(folder, String(turn)), describe([process.pid]), { flag: 'wx' });
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  if (highest(folder) === turn) return true;
  // Whoever came later saw this turn's number pass already.
  rmSync(join(folder, String(turn)), { force: true });
  return false;
}

function turns(folder) {
  return readdirSync(folder)
    .map(Number)
    .filter((turn) => turn > 0);
}

function highest(folder) {
  return Math.max(0, ...turns(folder));
}

function livingHolder(file) {
  try {
    const holders = JSON.parse(readFileSync(file, 'utf8') || 'null');
    // Created and not written yet, unless its owner died in between.
    if (!holders) return Date.now() - statSync(file).mtimeMs < 2000 ? 'unknown' : undefined;
    return holders.find(({ pid, born }) => born !== '' && bornAt(pid) === born)?.pid;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function describe(pids) {
  return JSON.stringify(pids.map((pid) => ({ pid, born: bornAt(pid) })));
}

/** When a process began, which tells it from a later one with the same number; empty for a dead one. */
function bornAt(pid) {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? '' : fields[19];
  } catch {
    return '';
  }
}
