// Builds everything into dist/: the server, the types of its contract for the portal, and the portal.
import { spawnSync } from 'node:child_process';
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

for (const step of steps) {
  const { status, error } = spawnSync(process.execPath, step, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
