import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { admin, password, person, signIn, type Person } from '../support/people.js';
import { Process } from '../support/servers/process.js';

let app: TestApp;
let boss: Person;
beforeAll(async () => {
  app = await startTestApp();
  boss = await admin(app);
});
afterAll(() => app.close());

/** `npm run cli` on the database of the test. */
async function cli(args: string[], stdin = ''): Promise<{ code: number | null; said: string }> {
  const { databaseUrl, secretKeys } = app.config;
  const run = Process.start('cli', { DATABASE_URL: databaseUrl!, SECRET_KEY: secretKeys.join(',') }, args);
  run.child.stdin!.end(stdin);
  const code = await new Promise<number | null>((done) => run.child.once('close', done));
  return { code, said: run.output };
}

const login = (email: string, secret: string) => app.post('/auth/login').send({ email, password: secret });
const refresh = ({ refreshToken }: Person) => app.post('/auth/refresh').send({ refreshToken });

describe('admin:reset-password', () => {
  it('makes a password, shows it once and ends all sessions', async () => {
    const doubtful = await person(app, ['admin'], { emailVerified: false });
    const { code, said } = await cli(['admin:reset-password', doubtful.email.toUpperCase()]);
    const made = /Password \(shown only here\): (\S{20})$/m.exec(said)?.[1];
    expect([code, made]).toEqual([0, expect.any(String)]);
    await refresh(doubtful).expect(401);
    await login(doubtful.email, password).expect(401);
    const { body } = await login(doubtful.email, made!).expect(200);
    const me = await app.get('/me').set('Authorization', `Bearer ${body.accessToken}`).expect(200);
    expect(me.body.emailVerified).toBe(false);
    expect(JSON.stringify(await app.sql`select * from identity.account`)).not.toContain(made);
  });

  it('takes one that is piped in and says nothing of it; the policy counts', async () => {
    const other = await admin(app);
    const piped = await cli(['admin:reset-password', other.email, '--password-stdin'], 'brand-New-99-horse\n');
    expect(piped).toEqual({ code: 0, said: expect.not.stringContaining('brand-New-99-horse') });
    await login(other.email, 'brand-New-99-horse').expect(200);
    const weak = await cli(['admin:reset-password', other.email, '--password-stdin'], 'short');
    expect(weak.code).toBe(1);
    await login(other.email, 'brand-New-99-horse').expect(200);
    const unknown = await cli(['admin:reset-password', 'nobody@people.test']);
    expect(unknown).toEqual({ code: 1, said: expect.not.stringContaining('Password (') });
  });
});

describe('sessions:revoke', () => {
  it('signs one account out everywhere, and everybody with --all', async () => {
    const [one, two] = [await person(app, []), await person(app, [])];
    const again = await signIn(app, one.email);
    const { code, said } = await cli(['sessions:revoke', one.email]);
    expect([code, said]).toEqual([0, expect.stringContaining('Sessions ended: 2.')]);
    for (const session of [one, again]) await refresh(session).expect(401);
    await refresh(two).expect(200);
    expect((await cli(['sessions:revoke', '--all', one.email])).code).toBe(1);
    await refresh(boss).expect(200);
    expect((await cli(['sessions:revoke', '--all'])).code).toBe(0);
    expect(await app.sql`select 1 from identity.session where ended_at is null`).toEqual([]);
    await signIn(app, two.email);
  });
});
