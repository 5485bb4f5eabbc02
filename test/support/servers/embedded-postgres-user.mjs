// A process that uses the embedded PostgreSQL until it is told to stop, for tests that kill it.
//   node embedded-postgres-user.mjs <checkout> <data dir> [uid]
// Prints a line of JSON when the server is there, or its error.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
// The launcher as it stands in src.
import '../typescript-imports.mjs';

const [checkout, dataDir, uid] = process.argv.slice(2);
const launcher = pathToFileURL(join(checkout, 'src/embedded/embedded-postgres.ts'));
const { startEmbeddedPostgres } = await import(launcher.href);

if (uid) {
  process.setgroups([]);
  process.setgid(Number(uid));
  process.setuid(Number(uid));
}

let server;
process.on('SIGTERM', async () => {
  await server?.stop();
  process.exit(0);
});
process.on('SIGUSR2', () => process.exit(3));
try {
  const log = (line) => console.error(line);
  server = await startEmbeddedPostgres(dataDir, { log, settings: { fsync: 'off', shared_buffers: '16MB' } });
  console.log(JSON.stringify({ url: server.url, port: server.port, adopted: server.adopted, pid: server.pid }));
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(JSON.stringify({ error: error.message }));
  process.exitCode = 1;
}
