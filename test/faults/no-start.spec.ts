import { describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { ended, trial } from '../support/servers/trial.js';

const root = resolve(import.meta.dirname, '../..');

const { emptyDatabase, run } = trial();

describe('a start that cannot be', () => {
  it('says in one sentence that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => other.once('listening', done));
    const { port } = other.address() as { port: number };
    const api = await run('main', { PORT: String(port), DATABASE_URL: await emptyDatabase(), DEMO: '0' });
    await ended(api, 30_000);
    other.close();
    expect(api.exitCode).toBe(1);
    const words = api.output
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('Waiting for'));
    expect(words).toEqual([`Port ${port} is in use. Stop what listens there or set PORT to another one.`]);
  });

  it('names every variable that is wrong in production at once', async () => {
    const bare = await run('main', { NODE_ENV: 'production', SECRET_KEY: '', RATE_LIMIT: '' });
    await ended(bare);
    expect(bare.exitCode).toBe(1);
    const named = (output: string) => [...output.matchAll(/^ {2}- ([A-Z_]+)/gm)].map(([, name]) => name).sort();
    expect(named(bare.output)).toEqual(['DATABASE_URL', 'MAIL_FROM', 'PUBLIC_URL', 'SECRET_KEY', 'SMTP_URL']);
    const wrong = await run('main', {
      ...{ NODE_ENV: 'production', DEMO: '1', CLOCK: '2026-12-01T08:00:00Z', RATE_LIMIT: 'off' },
      ...{ DATABASE_URL: 'mysql://x', PUBLIC_URL: 'clinic', SMTP_URL: 'http://mail', MAIL_FROM: 'a@b.test' },
      ...{ SECRET_KEY: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,short', PORT: '99999', ROLE: 'queen' },
      ...{ TRUST_PROXY: 'yes', LOG_LEVEL: 'loud', REDIS_URL: 'localhost:6379' },
    });
    await ended(wrong);
    expect(wrong.exitCode).toBe(1);
    expect([...new Set(named(wrong.output))]).toEqual(
      [
        ...['CLOCK', 'DATABASE_URL', 'DEMO', 'LOG_LEVEL', 'PORT', 'PUBLIC_URL', 'RATE_LIMIT', 'REDIS_URL', 'ROLE'],
        ...['SECRET_KEY', 'SMTP_URL', 'TRUST_PROXY'],
      ].sort(),
    );
    expect(wrong.output).not.toMatch(/^\s+at /m);
    expect(wrong.output).not.toContain('aaaaaaaa');
  });

  it.each(['no such database', 'a wrong password'])('is one sentence at once when there is %s', async (why) => {
    const url = new URL(process.env.TEST_DATABASE_URL!);
    if (why === 'a wrong password') url.password = 'hidden';
    else url.pathname = '/missing';
    const api = await run('main', { DATABASE_URL: url.href, DEMO: '0' });
    await ended(api, 20_000);
    expect(api.exitCode).toBe(1);
    expect(api.output.trim().split('\n')).toEqual([expect.stringMatching(/^Careslot could not start: .+/)]);
    expect(api.output).not.toMatch(/hidden|Waiting/);
  });

  it('is a readable sentence on an older Node', () => {
    const older = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
      const { stdout } = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' });
      return stdout && Number(stdout.split('.')[0]) < 26;
    });
    if (!older) return;
    for (const entry of ['main', 'worker', 'cli']) {
      const { status, stderr, stdout } = spawnSync(older, [`dist/src/${entry}.js`], {
        ...{ cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH } as NodeJS.ProcessEnv },
      });
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^Careslot needs Node 26 or newer; this is v[\d.]+\. .+\n$/);
    }
  });
});
