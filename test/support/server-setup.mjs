// One embedded server for all test files of a run. It is never one that was there before: tests drop and kill.
// Its launcher is loaded from the source, so that tests of the source need no build.
import { mkdtempSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function setup() {
  if (globalThis.testServer) return;
  const launcher = new URL('../../src/shared/persistence/embedded-postgres.ts', import.meta.url);
  const { startEmbeddedPostgres } = await importSource(launcher.href);
  const dataDir = mkdtempSync(join(tmpdir(), 'careslot-test-'));
  const server = await startEmbeddedPostgres(dataDir, {
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' },
  });
  process.env.TEST_DATABASE_URL = server.url;
  globalThis.testServer = { server, dataDir };
}

/** Node reads TypeScript itself, but takes the endings of imports as they stand. */
async function importSource(url) {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      next(context.parentURL?.endsWith('.ts') ? specifier.replace(/^(\..*)\.js$/, '$1.ts') : specifier, context),
  });
  try {
    return await import(url);
  } finally {
    hooks.deregister();
  }
}
