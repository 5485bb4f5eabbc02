import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';

/**
 * A lock between processes that the kernel gives back when its owner dies, however it dies. Node has no flock(), but
 * SQLite takes a real fcntl lock on its file; the file stays empty and nothing is ever written to it.
 */
export interface KernelLock {
  release(): void;
}

// A collected connection would close its file and so lose the lock of a process that still counts on it.
const held = new Set<DatabaseSync>();

/** Takes the lock at once or answers undefined when another holder is in the way. */
export function tryLock(path: string, mode: 'shared' | 'exclusive'): KernelLock | undefined {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    // A read transaction keeps SQLite's shared lock until it ends.
    file.exec(mode === 'exclusive' ? 'BEGIN EXCLUSIVE' : 'BEGIN; SELECT 1 FROM sqlite_master');
  } catch (error) {
    file.close();
    const SQLITE_BUSY = 5;
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined;
    throw new Error(`Cannot lock ${path}: ${(error as Error).message}`, { cause: error });
  }
  held.add(file);
  return {
    release() {
      if (held.delete(file)) file.close();
    },
  };
}

/** Waits for the exclusive lock, calling `onWait` once a second while somebody else has it. */
export async function lock(path: string, timeoutMs: number, onWait: (waitedMs: number) => void): Promise<KernelLock> {
  const started = Date.now();
  for (let told = started; ;) {
    const taken = tryLock(path, 'exclusive');
    if (taken) return taken;
    const now = Date.now();
    if (now - started > timeoutMs) {
      throw new Error(`Another process has held ${path} for more than ${timeoutMs / 1000} s`);
    }
    if (now - told >= 1000) onWait((told = now) - started);
    await sleep(10 + Math.random() * 20);
  }
}
