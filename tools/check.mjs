// Lint, format, types, boundaries, dead code, the contract: every check runs, all failures are shown.
//   node tools/check.mjs                    all of them
//   node tools/check.mjs types boundaries   some of them, of server and portal
//   node tools/check.mjs changed            what the files that differ from the last commit can have broken
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const code = /\.(m?[jt]sx?)$/;
const portalOrContract = /^(web|openapi)\//;
const server = /^(src\/|mikro-orm\.config\.ts)/;

/**
 * Each with its command, the files that it looks at, and `on`: which changed files make it worth running. `after` waits
 * for what another one writes. Lint and format look at the changed files alone.
 */
const checks = [
  {
    name: 'format',
    run: ['prettier', '--check', '--cache', '--ignore-unknown', '--log-level', 'warn'],
    all: ['.'],
    each: () => true,
  },
  // The types of the API are made anew, so that a change of the contract is felt in the portal.
  {
    name: 'API types',
    run: ['openapi-typescript', 'openapi/openapi.json', '-o', 'web/src/api/schema.gen.d.ts', '-c', 'web/redocly.yaml'],
    on: portalOrContract,
  },
  {
    name: 'lint',
    run: ['oxlint', '--type-aware', '--deny-warnings'],
    all: ['src', 'test', 'tools', 'web'],
    each: (file) => code.test(file) && /^(src|test|tools|web)\//.test(file),
    after: 'API types',
  },
  { name: 'types', run: ['tsc', '--noEmit', '-p', 'tsconfig.json'], on: /^(src|test)\/|^[^/]+\.ts$|^tsconfig/ },
  { name: 'portal types', run: ['tsc', '-p', 'web/tsconfig.json'], on: portalOrContract, after: 'API types' },
  {
    name: 'boundaries',
    run: ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'mikro-orm.config.ts'],
    on: server,
  },
  {
    name: 'portal boundaries',
    run: ['depcruise', '--config', '.dependency-cruiser.web.cjs', 'web/src'],
    on: /^web\/src\/|^\.dependency-cruiser\.web\.cjs$/,
    after: 'API types',
  },
  { name: 'dead code', run: ['knip', '--cache'], on: code, after: 'API types' },
  {
    name: 'openapi',
    run: ['redocly', 'lint', 'openapi/openapi.json', '--config', '.redocly.yaml', '--format', 'stylish'],
    on: /^openapi\//,
  },
];

const wanted = process.argv.slice(2);
const changed = wanted.includes('changed') ? changedFiles() : undefined;
const chosen = checks.filter((check) =>
  changed
    ? changed.some((file) => (check.each ? check.each(file) : check.on.test(file)))
    : wanted.length === 0 || wanted.some((name) => check.name === name || check.name === `portal ${name}`),
);

const ended = new Map();
const waiting = [...chosen];
const failed = [];
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
if (failed.length > 0) {
  console.error(`${failed.length} of ${chosen.length} checks failed.`);
  process.exit(1);
}

async function work() {
  for (let check; (check = waiting.shift());) {
    const { promise, resolve } = Promise.withResolvers();
    ended.set(check.name, promise);
    await ended.get(check.after);
    await perform(check);
    resolve();
  }
}

async function perform({ name, run: [command, ...args], all = [], each }) {
  const started = Date.now();
  const files = changed && each ? changed.filter(each) : all;
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', FORCE_COLOR: '0' };
  const child = spawn(command, [...args, ...files], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  const code = await new Promise((done) => {
    child.once('error', (error) => done(error.message));
    child.once('close', done);
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (code === 0) return console.log(`✓ ${name} (${seconds} s)`);
  failed.push(name);
  console.error(`✗ ${name} (${seconds} s)\n${typeof code === 'string' ? code : said.trim()}\n`);
}

/** Files that differ from the last commit and still exist, new ones too. */
function changedFiles() {
  const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).split('\0').filter(Boolean);
  const files = [
    ...git('diff', 'HEAD', '--name-only', '-z'),
    ...git('ls-files', '--others', '--exclude-standard', '-z'),
  ];
  return files.filter((file) => existsSync(file));
}
