import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Unpacks Debian's redis-server and the libraries it lacks here into a folder: no root, no service. */
export async function fetchDebianRedis(target: string): Promise<void> {
  await mkdir(join(target, '..'), { recursive: true });
  const staging = await mkdtemp(`${target}-`);
  try {
    await download(staging, []).catch(async () => {
      // A slim image has no package lists; an own copy of them needs no root either.
      const lists = join(staging, 'lists');
      await mkdir(join(lists, 'partial'), { recursive: true });
      const own = ['-o', `Dir::State::Lists=${lists}`, '-o', `Dir::Cache=${join(staging, 'cache')}`];
      await run('apt-get', [...own, 'update'], { timeout: 90_000 });
      await download(staging, own);
      await rm(lists, { recursive: true });
    });
    for (const file of await readdir(staging)) {
      if (!file.endsWith('.deb')) continue;
      await run('dpkg-deb', ['-x', join(staging, file), staging]);
      await rm(join(staging, file));
    }
    // Unpacked, the libraries are not where the loader looks.
    const triple = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
    const script = [
      '#!/bin/sh',
      'here=$(dirname "$0")',
      `LD_LIBRARY_PATH="$here/usr/lib/${triple}:$here/lib/${triple}" exec "$here/usr/bin/redis-server" "$@"`,
    ];
    await writeFile(join(staging, 'run'), `${script.join('\n')}\n`, { mode: 0o755 });
    // Two test runs may fetch at once; the first one wins.
    await rename(staging, target);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function download(folder: string, options: string[]): Promise<void> {
  const only = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map((kind) => `--no-${kind}`);
  const { stdout } = await run('apt-cache', [...options, 'depends', '--recurse', ...only, 'redis-server']);
  const names = stdout.split('\n').filter((name) => /^(redis|lib|lua)[a-z0-9.+-]*$/.test(name));
  const installed = await run('dpkg-query', ['-W', '-f', '${db:Status-Abbrev} ${Package}\n']);
  const has = new Set(
    installed.stdout.split('\n').flatMap((line) => (line.startsWith('ii ') ? [line.split(/ +/)[1]] : [])),
  );
  const programs = names.filter((name) => name.startsWith('redis'));
  const missing = names.filter((name) => !programs.includes(name) && !has.has(name));
  const fetch = (packages: string[]) =>
    run('apt-get', [...options, 'download', ...packages], { cwd: folder, timeout: 120_000 });
  await fetch(programs);
  // Among the libraries are alternatives that this release may not offer; whether enough came, the program will tell.
  await Promise.all(missing.map((name) => fetch([name]).catch(() => {})));
}
