import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/servers/process.js';

const root = resolve(import.meta.dirname, '../..');
const sources = ['src', 'web', 'openapi', 'tools', 'mikro-orm.config.ts', 'package.json', 'nest-cli.json'];

/** In a copy: what is saved here must not trip whoever builds at the same time. */
describe('npm run dev', () => {
  let copy: string;
  let url: string;
  let process_: ChildProcess;
  let said = '';
  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'careslot-dev-'));
    for (const part of [...sources, 'tsconfig.json', 'tsconfig.build.json']) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const port = await freePort();
    url = `http://localhost:${port}`;
    const env = { PATH: process.env.PATH, HOME: copy, PORT: String(port), DATA_DIR: join(copy, '.data'), DEMO: '0' };
    process_ = spawn(process.execPath, ['tools/dev.mjs'], { cwd: copy, env, detached: true });
    for (const stream of [process_.stdout!, process_.stderr!]) stream.on('data', (data) => (said += String(data)));
    await until(() => said.includes('Careslot is ready'));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await holds())) {
      if (process_.exitCode !== null) throw new Error(`It ended with ${process_.exitCode}:\n${said}`);
      await sleep(50);
    }
  }

  it('serves portal and API on one port, and each file as it was saved last', async () => {
    const page = await (await fetch(`${url}/`, { headers: { Accept: 'text/html' } })).text();
    expect(page).toContain('/src/main.tsx');

    const words = join(copy, 'web/src/texts/en/common.ts');
    writeFileSync(words, readFileSync(words, 'utf8').replace('{', "{ saved: 'Saved',"));
    await until(async () => (await (await fetch(`${url}/src/texts/en/common.ts`)).text()).includes('Saved'));

    const contract = join(copy, 'src/openapi/document.ts');
    const title = async () => ((await (await fetch(`${url}/openapi.json`)).json()) as { info: { title: string } }).info;
    expect(await title()).toMatchObject({ title: 'Careslot' });
    writeFileSync(contract, readFileSync(contract, 'utf8').replace("setTitle('Careslot')", "setTitle('Saved')"));
    await until(() => said.includes('File change detected'));
    // The request waits for the server that has what was saved.
    expect(await title()).toMatchObject({ title: 'Saved' });

    appendFileSync(contract, 'const wrong: number = "text";');
    await until(() => said.includes('Found 1 error'));
    expect(await title()).toMatchObject({ title: 'Saved' });
  });

  it('leaves no process behind when it is told to end', async () => {
    const ended = once(process_, 'exit');
    process_.kill('SIGTERM');
    await ended;
    await expect(fetch(`${url}/`)).rejects.toThrow('fetch failed');
    const left = readFileSync(join(copy, '.data/postgres/postmaster.pid'), { encoding: 'utf8', flag: 'a+' });
    expect(left).toBe('');
  });
});
