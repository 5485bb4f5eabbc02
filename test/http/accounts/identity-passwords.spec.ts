import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InviteAccount, IssueLink } from '../../../src/identity/index.js';
import { accountsOf } from '../../support/accounts.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { password, patient, person, signIn } from '../../support/people.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const { register, login, refresh, me, tokenFor, eventsOf } = accountsOf(() => app);

describe('passwords', () => {
  const next = 'better-Horse-78';

  it('are set once by a link, which ends all sessions and verifies the address', async () => {
    await register('forgot@example.org').expect(201);
    const before = (await login('forgot@example.org').expect(200)).body;
    await app.post('/auth/password/forgot').send({ email: 'forgot@example.org' }).expect(200);
    expect(await eventsOf('forgot@example.org')).toContain('password-reset-requested');
    const token = await tokenFor('forgot@example.org', 'set-password');
    const reset = (secret: string) => app.post('/auth/password/reset').send({ token, password: secret });
    expect((await reset('Password-2026').expect(422)).body.code).toBe('PASSWORD_COMMON');
    const answers = await Promise.all([reset(next), reset(next), reset(next)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422, 422]);
    expect((await reset('third-Horse-79').expect(422)).body.code).toBe('LINK_INVALID');
    await me(before.accessToken).expect(401);
    await login('forgot@example.org').expect(401);
    const { body } = await login('forgot@example.org', next).expect(200);
    expect((await me(body.accessToken)).body.emailVerified).toBe(true);
  });

  it('are changed by who knows the present one; other sessions end', async () => {
    const ana = await patient(app);
    const other = await signIn(app, ana.email);
    const change = (currentPassword: string, newPassword: string) =>
      ana.post('/auth/password/change', { currentPassword, newPassword });
    expect((await change('a-wrong-Password-1', next).expect(422)).body.code).toBe('PASSWORD_WRONG');
    expect((await change(password, 'short').expect(422)).body.errors[0].pointer).toBe('/newPassword');
    const { body } = await change(password, next).expect(200);
    await me(body.accessToken).expect(200);
    for (const old of [ana, other]) {
      await old.get('/me').expect(401);
      await refresh(old.refreshToken).expect(401);
    }
  });

  it('links of one kind, of another account or out of time do nothing', async () => {
    const own = await startTestApp();
    try {
      const { email, account } = await person(own, ['patient'], { emailVerified: false });
      const link = async (kind: 'verify-email' | 'set-password') =>
        new URL((await own.ask(new IssueLink(account.id, kind))).url).searchParams.get('token')!;
      const verify = (token: string) => own.post('/auth/verify-email').send({ token });
      await verify(await link('set-password')).expect(422);
      await own
        .post('/auth/password/reset')
        .send({ token: await link('verify-email'), password: next })
        .expect(422);
      for (const token of ['x', 'x.y', '.', '\u0000']) await verify(token).expect(422);
      const late = await link('verify-email');
      await own.advance('PT48H');
      await verify(late).expect(422);
      expect(await own.sql`select verified_at from identity.account where email = ${email}`).toEqual([
        { verified_at: null },
      ]);
    } finally {
      await own.close();
    }
  });
});

describe('invitations', () => {
  it('make an account that its owner finishes by mail', async () => {
    const input = { email: 'dr@example.org', fullName: 'Dr Perera', role: 'practitioner' as const };
    await app.send(new InviteAccount({ ...input, practitionerId: '01890000-0000-7000-8000-000000000001' }));
    await login('dr@example.org').expect(401);
    expect(await eventsOf('dr@example.org')).toEqual(['account-invited']);
    const token = await tokenFor('dr@example.org', 'set-password');
    await app.post('/auth/password/reset').send({ token, password }).expect(200);
    const { account } = await signIn(app, 'dr@example.org');
    expect(account).toMatchObject({ roles: ['practitioner'], practitionerId: '01890000-0000-7000-8000-000000000001' });
  });

  it('take an unverified account from who registered it, and leave a verified one to its owner', async () => {
    await register('squatted@example.org').expect(201);
    const squatter = (await login('squatted@example.org').expect(200)).body;
    await app.send(new InviteAccount({ email: 'squatted@example.org', fullName: 'Eve', role: 'admin' }));
    await me(squatter.accessToken).expect(401);
    await login('squatted@example.org').expect(401);
    const ana = await patient(app);
    await app.send(new InviteAccount({ email: ana.email, fullName: 'Ana', role: 'staff', siteIds: [] }));
    expect((await signIn(app, ana.email)).account.roles).toEqual(['patient', 'staff']);
  });
});

describe('guessing', () => {
  it('gets slower per account and address, and the owner elsewhere signs in', async () => {
    const own = await startTestApp({ rateLimit: true, trustProxy: 1 });
    try {
      const { email } = await patient(own);
      const attempt = (address: string, secret: string) =>
        own.post('/auth/login').set('X-Forwarded-For', address).send({ email, password: secret });
      const statuses = [];
      for (let i = 0; i < 6; i++) statuses.push((await attempt('203.0.113.7', 'a-wrong-Password-1')).status);
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
      const limited = await attempt('203.0.113.7', password).expect(429);
      expect(limited.body.code).toBe('TOO_MANY_REQUESTS');
      expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
      await attempt('198.51.100.1', password).expect(200);
      await own.advance('PT6S');
      await attempt('203.0.113.7', password).expect(200);
    } finally {
      await own.close();
    }
  });

  it('sends a stranger no flood of mails to somebody', async () => {
    const own = await startTestApp({ rateLimit: true });
    try {
      const { email } = await patient(own);
      for (let i = 0; i < 6; i++) await own.post('/auth/password/forgot').send({ email }).expect(200);
      const events = await own.sql`select 1 from platform.outbox where type = 'identity.password-reset-requested.v1'`;
      expect(events).toHaveLength(3);
    } finally {
      await own.close();
    }
  });
});

describe('the own account', () => {
  it('is read and changed with its version, together with the patient file', async () => {
    const ana = await patient(app);
    const before = await ana.get('/me').expect(200);
    const changes = { fullName: 'Ana de Souza', phone: '+49 30 1234' };
    const after = await ana.patch('/me', changes, before.headers.etag).expect(200);
    expect(after.body).toEqual({ ...before.body, fullName: 'Ana de Souza', phone: '+49301234' });
    expect(after.headers.etag).not.toBe(before.headers.etag);
    await ana.patch('/me', { phone: null }, before.headers.etag).expect(412);
    const file = await ana.get(`/patients/${ana.account.patientId}`).expect(200);
    expect(file.body).toMatchObject({ fullName: 'Ana de Souza', phone: '+49301234' });
    await app.patch('/me').set('Authorization', `Bearer ${ana.accessToken}`).send(changes).expect(428);
    for (const field of ['id', 'email', 'roles', 'status', 'siteIds', 'patientId', 'emailVerified', 'version']) {
      await ana.patch('/me', { [field]: 'admin' }).expect(400);
    }
    await ana.patch('/me', { fullName: null }).expect(400);
  });

  it('lists its sessions and ends one of them, never another account’s', async () => {
    const ana = await patient(app);
    const phone = await signIn(app, ana.email);
    const { body } = await ana.get('/auth/sessions').expect(200);
    expect(body.items).toHaveLength(2);
    expect(body.items.filter((session: { current: boolean }) => session.current)).toHaveLength(1);
    const other = body.items.find((session: { current: boolean }) => !session.current);
    const stranger = await patient(app);
    await stranger.delete(`/auth/sessions/${other.id}`).expect(404);
    await phone.get('/me').expect(200);
    await ana.delete(`/auth/sessions/${other.id}`).expect(204);
    await ana.delete(`/auth/sessions/${other.id}`).expect(404);
    await phone.get('/me').expect(401);
    await ana.get('/me').expect(200);
  });
});
