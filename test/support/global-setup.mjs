// One embedded server for all test files of a run. It is never one that was there before: tests drop and kill.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export default async function setup() {
  const launcher = resolve(import.meta.dirname, '../../dist/src/shared/persistence/embedded-postgres.js');
  if (!existsSync(launcher)) throw new Error('Nothing is built yet: run the tests with "npm test".');
  const { startEmbeddedPostgres } = await import(pathToFileURL(launcher).href);
  const dataDir = mkdtempSync(join(tmpdir(), 'careslot-test-'));
  const server = await startEmbeddedPostgres(dataDir, {
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' },
  });
  process.env.TEST_DATABASE_URL = server.url;
  globalThis.testServer = { server, dataDir };
}
