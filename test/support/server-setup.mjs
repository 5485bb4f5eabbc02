// One embedded server for all test files of a run. It is never one that was there before: tests drop and kill.
// Its launcher is loaded from the source, so that tests of the source need no build.
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './typescript-imports.mjs';

/** Every kind of test that needs the server calls this; the first starts it, and the last to end stops it. */
export default async function setup() {
  globalThis.testServer ??= { users: 0, started: start() };
  const shared = globalThis.testServer;
  shared.users++;
  await shared.started;
  return async () => {
    if (--shared.users > 0) return;
    const { server, dataDir } = await shared.started;
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function start() {
  const { startEmbeddedPostgres } = await import('../../src/embedded/embedded-postgres.ts');
  const dataDir = mkdtempSync(join(quickFolder(), 'careslot-test-'));
  const server = await startEmbeddedPostgres(dataDir, {
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '400',
      max_wal_size: '256MB',
    },
  });
  process.env.TEST_DATABASE_URL = server.url;
  return { server, dataDir };
}

/** In memory where there is room for it: a database of its own for each file is made twice as fast there. */
function quickFolder() {
  const needed = 4 * 1024 ** 3;
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > needed ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}
