// Lint, format, types, boundaries, dead code, the contract: every check runs, all failures are shown.
import { spawnSync } from 'node:child_process';

const checks = [
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['lint', 'oxlint', '--deny-warnings', 'src', 'test', 'tools', 'web'],
  ['types', 'tsc', '--noEmit', '-p', 'tsconfig.json'],
  // The types of the API are made anew, so that a change of the contract is felt in the portal.
  [
    'API types',
    'openapi-typescript',
    'openapi/openapi.json',
    '-o',
    'web/src/api/schema.gen.d.ts',
    '-c',
    'web/redocly.yaml',
  ],
  ['portal types', 'tsc', '-p', 'web/tsconfig.json'],
  ['boundaries', 'depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'mikro-orm.config.ts'],
  ['dead code', 'knip'],
  ['openapi', 'redocly', 'lint', 'openapi/openapi.json', '--config', '.redocly.yaml', '--format', 'stylish'],
];

const only = process.argv.slice(2);
let failed = 0;
for (const [name, command, ...args] of checks) {
  if (only.length > 0 && !only.includes(name)) continue;
  const started = Date.now();
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', FORCE_COLOR: '0' };
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', env });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (status === 0) {
    console.log(`✓ ${name} (${seconds} s)`);
  } else {
    failed++;
    console.error(`✗ ${name} (${seconds} s)\n${error ? error.message : `${stdout}${stderr}`.trim()}\n`);
  }
}
if (failed > 0) {
  console.error(`${failed} of ${checks.length} checks failed.`);
  process.exit(1);
}
