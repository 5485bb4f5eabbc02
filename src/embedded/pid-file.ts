import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a running server says about itself in postmaster.pid. */
export interface Postmaster {
  pid: number;
  port: number;
  status: string;
}

/** Reads postmaster.pid; undefined when there is none or it has just been begun. */
export async function readPidFile(cluster: string): Promise<Postmaster | undefined> {
  const lines = (await textOf(join(cluster, 'postmaster.pid'))).split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3] ?? 0), status: lines[7] ?? '' } : undefined;
}

/** The postmaster of this cluster, if it lives: a pid may be dead, a zombie, or by now somebody else's. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const postmaster = await readPidFile(cluster);
  return postmaster && (await serves(postmaster.pid, cluster)) ? postmaster : undefined;
}

/** Whether the process is alive, not a zombie, and was started on this cluster. */
export async function serves(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') {
    const ps = promisify(execFile)('ps', ['-o', 'stat=,command=', '-p', String(pid)]);
    const line = await ps.then(({ stdout }) => stdout.trim()).catch(() => '');
    return line !== '' && !line.startsWith('Z') && line.includes(cluster);
  }
  // The state follows the command's name, which is in parentheses and may itself hold some.
  const stat = await textOf(`/proc/${pid}/stat`);
  const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  if (state === '' || state === 'Z' || state === 'X') return false;
  const command = (await textOf(`/proc/${pid}/cmdline`)).split('\0');
  // The server works in its cluster's folder, which tells even when DATA_DIR was moved under it.
  return command.includes(cluster) || (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === cluster;
}

/** Whether there is a process with this number; a zombie counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
