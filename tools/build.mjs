// Builds everything into dist/: the server, the types of its contract for the portal, and the portal.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const command = (...path) => join(root, 'node_modules', ...path);
const steps = [
  [command('@nestjs', 'cli', 'bin', 'nest.js'), 'build'],
  [
    command('openapi-typescript', 'bin', 'cli.js'),
    ...['openapi/openapi.json', '--output', 'web/src/api/schema.gen.d.ts', '--redocly', 'web/redocly.yaml'],
  ],
  [command('vite', 'bin', 'vite.js'), 'build', 'web', '--config', 'web/vite.config.mjs', '--logLevel', 'warn'],
];

let child;
// A step must not go on writing when the build was told to end.
process.on('SIGTERM', () => child?.kill());

for (const step of steps) {
  child = spawn(process.execPath, step, { cwd: root, stdio: 'inherit' });
  const [code] = await once(child, 'close');
  if (code !== 0) process.exit(code ?? 1);
}
