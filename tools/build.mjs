// Builds into dist/, side by side: the server, and the portal with the types of its contract.
//   node tools/build.mjs [server] [portal]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const command = (...path) => join(root, 'node_modules', ...path);
const contractTypes = [
  'openapi/openapi.json',
  '--output',
  'web/src/api/schema.gen.d.ts',
  '--redocly',
  'web/redocly.yaml',
];
const parts = {
  server: [[command('@nestjs', 'cli', 'bin', 'nest.js'), 'build']],
  portal: [
    [command('openapi-typescript', 'bin', 'cli.js'), ...contractTypes],
    [command('vite', 'bin', 'vite.js'), 'build', 'web', '--config', 'web/vite.config.mjs', '--logLevel', 'warn'],
  ],
};

const children = new Set();
const stop = () => children.forEach((child) => child.kill());
// A step must not go on writing when the build was told to end.
process.on('SIGTERM', stop);

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
// What a removed source once became must not be loaded again: migrations are found by their folder.
if (wanted.includes('server')) rmSync(join(root, 'dist', 'src'), { recursive: true, force: true });
await Promise.all(wanted.map((part) => build(parts[part])));

async function build(steps) {
  for (const step of steps) {
    if (process.exitCode) return;
    const child = spawn(process.execPath, step, { cwd: root, stdio: 'inherit' });
    children.add(child);
    const [code] = await once(child, 'close');
    children.delete(child);
    if (code !== 0) {
      process.exitCode = code ?? 1;
      stop();
    }
  }
}
