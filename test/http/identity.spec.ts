import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { GrantRole, InviteAccount, IssueLink } from '../../src/identity/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { usePasswordsAsInProduction, usePasswordsOfLittleCost } from '../support/cheap-passwords.js';
import { password, patient, person, signIn } from '../support/people.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const register = (email: string, more: object = {}) =>
  app.post('/auth/register').send({ email, password, fullName: 'Ana Silva', ...more });
const login = (email: string, secret = password) => app.post('/auth/login').send({ email, password: secret });
const refresh = (refreshToken: string) => app.post('/auth/refresh').send({ refreshToken });
const me = (token: string) => app.get('/me').set('Authorization', `Bearer ${token}`);

async function accountOf(email: string): Promise<{ id: string; patient_id: string }> {
  const [account] = await app.sql<{ id: string; patient_id: string }>`
    select id, patient_id from identity.account where email = ${email}`;
  return account!;
}

async function tokenFor(email: string, kind: 'verify-email' | 'set-password'): Promise<string> {
  const { url } = await app.ask(new IssueLink((await accountOf(email)).id, kind));
  return new URL(url).searchParams.get('token')!;
}

const eventsOf = async (email: string): Promise<string[]> => {
  const { id } = await accountOf(email);
  const rows = await app.sql<{ type: string }>`
    select type from platform.outbox where payload->>'accountId' = ${id}`;
  return rows.map((row) => row.type.replace(/^identity\.|\.v1$/g, '')).sort();
};

describe('from registration to the end of a session', () => {
  it('registers, verifies, signs in, refreshes and signs out', async () => {
    await register('Ana@Example.org ').expect(201, { email: 'ana@example.org', emailVerified: false });
    const first = await login('ana@example.org').expect(200);
    expect(Object.keys(first.body).sort()).toEqual(['accessToken', 'account', 'expiresIn', 'refreshToken']);
    const { id, patient_id } = await accountOf('ana@example.org');
    expect(first.body.account).toEqual({ id, email: 'ana@example.org', roles: ['patient'], patientId: patient_id });
    expect(first.body.expiresIn).toBe(900);
    expect((await me(first.body.accessToken).expect(200)).body.emailVerified).toBe(false);

    const token = await tokenFor('ana@example.org', 'verify-email');
    const answer = { email: 'ana@example.org', emailVerified: true };
    const verify = () => app.post('/auth/verify-email').set('Authorization', `Bearer ${first.body.accessToken}`);
    await verify().send({ token }).expect(200, answer);
    await verify().send({ token }).expect(200, answer);
    expect((await me(first.body.accessToken).expect(200)).body.emailVerified).toBe(true);

    const second = await refresh(first.body.refreshToken).expect(200);
    expect(second.body.refreshToken).not.toBe(first.body.refreshToken);
    await app.post('/auth/logout').send({ refreshToken: second.body.refreshToken }).expect(204);
    await me(second.body.accessToken).expect(401);
    await refresh(second.body.refreshToken).expect(401);
    await app.post('/auth/logout').send({ refreshToken: 'none' }).expect(204);
  });

  it('opens the patient file with the account', async () => {
    await register('file@example.org', { phone: '+94 77 123-4567' }).expect(201);
    const { id, patient_id } = await accountOf('file@example.org');
    const rows =
      await app.sql`select account_id, full_name, email, phone from patients.patient where id = ${patient_id}`;
    expect(rows).toEqual([
      { account_id: id, full_name: 'Ana Silva', email: 'file@example.org', phone: '+94771234567' },
    ]);
  });

  it('takes no more than what registration asks for', async () => {
    for (const field of ['id', 'role', 'roles', 'status', 'emailVerified', 'siteIds', 'practitionerId', 'verifiedAt']) {
      const { body } = await register('mass@example.org', { [field]: 'admin' }).expect(400);
      expect(body.errors).toEqual([{ pointer: `/${field}`, detail: 'is not a field of this operation' }]);
    }
    await app
      .post('/auth/register')
      .set('Content-Type', 'application/json')
      .send('{"__proto__":{"roles":["admin"]}}')
      .expect(400);
  });

  it('names the rule that a password breaks', async () => {
    const { body } = await register('weak@example.org', { password: 'Password-2026' }).expect(422);
    expect(body).toMatchObject({ code: 'PASSWORD_COMMON', errors: [{ pointer: '/password' }] });
    await register('weak@example.org', { password: 'Weak@Example.org' }).expect(422);
    await register('weak@example.org', { password: 'x'.repeat(5_000) }).expect(400);
  });
});

describe('who has an account stays unknown', () => {
  it('answers a repeated registration the same and tells the owner', async () => {
    const answers = [];
    for (let i = 0; i < 2; i++) answers.push(await register('known@example.org').expect(201));
    const [first, second] = answers.map(({ body, headers }) => ({ body, names: Object.keys(headers).sort() }));
    expect(second).toEqual(first);
    expect(await eventsOf('known@example.org')).toEqual([
      'account-registered',
      'registration-repeated',
      'verification-requested',
    ]);
    await register('known@example.org', { password: 'another-Horse-78', fullName: 'Thief' }).expect(201);
    await login('known@example.org', 'another-Horse-78').expect(401);
  });

  it('answers an unknown address and a wrong password with the same words in about the same time', async () => {
    await usePasswordsAsInProduction(app);
    await register('timing@example.org').expect(201);
    const timed = async (email: string) => {
      const before = performance.now();
      const { status, body } = await login(email, 'a-wrong-Password-1');
      return { status, body: { ...body, requestId: '' }, took: performance.now() - before };
    };
    const known = [];
    const unknown = [];
    for (let i = 0; i < 9; i++) {
      known.push(await timed('timing@example.org'));
      unknown.push(await timed('nobody@example.org'));
    }
    expect(known[0]!.body).toEqual(unknown[0]!.body);
    expect([known[0]!.status, unknown[0]!.status]).toEqual([401, 401]);
    const fastest = (answers: { took: number }[]) => Math.min(...answers.map((answer) => answer.took));
    expect(fastest(unknown) / fastest(known)).toBeGreaterThan(0.5);
    await usePasswordsOfLittleCost(app);
  });

  it.each(['/auth/resend-verification', '/auth/password/forgot'])('%s answers anyone the same', async (path) => {
    for (const email of ['timing@example.org', 'nobody@example.org']) {
      await app.post(path).send({ email }).expect(200, { accepted: true });
    }
  });

  it('makes one account of a storm of registrations', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => register('storm@example.org')));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(201));
    const files = await app.sql`select id from patients.patient where email = 'storm@example.org'`;
    expect(files).toHaveLength(1);
    expect((await eventsOf('storm@example.org')).filter((type) => type === 'registration-repeated')).toHaveLength(19);
  });
});

describe('refresh tokens', () => {
  it.each([undefined, '', 'x', 'a.b.c', '\u0000', 'ä'.repeat(1_000)])('%j is refused', async (refreshToken) => {
    const { status } = await app.post('/auth/refresh').send({ refreshToken });
    expect(status).toBe(401);
  });

  it('live in a cookie for the portal, which counts only with its header', async () => {
    const ana = await patient(app);
    const answer = await login(ana.email).set('X-Client', 'portal').expect(200);
    expect(answer.body.refreshToken).toBeUndefined();
    const cookie = answer.headers['set-cookie']![0]!;
    expect(cookie).toMatch(/^refresh=[\w-]{43}; Max-Age=2592000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
    const pair = cookie.split(';')[0]!;
    await app.post('/auth/refresh').set('Cookie', pair).expect(401);
    const next = await app.post('/auth/refresh').set('Cookie', `a=b; ${pair}`).set('X-Client', 'portal').expect(200);
    const nextPair = next.headers['set-cookie']![0]!.split(';')[0]!;
    const out = await app.post('/auth/logout').set('Cookie', nextPair).set('X-Client', 'portal').expect(204);
    expect(out.headers['set-cookie']![0]).toMatch(/^refresh=;/);
    await me(next.body.accessToken).expect(401);
  });

  it('expire after thirty days without use', async () => {
    const own = await startTestApp();
    try {
      const ana = await patient(own);
      await own.advance('PT696H');
      const { body } = await own.post('/auth/refresh').send({ refreshToken: ana.refreshToken }).expect(200);
      await own.advance('PT720H');
      await own.post('/auth/refresh').send({ refreshToken: body.refreshToken }).expect(401);
      await own.advance('PT744H');
      expect(await own.sql`select 1 from identity.session`).toEqual([]);
    } finally {
      await own.close();
    }
  });
});

describe('access tokens', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = (header: object, claims: object, key: Buffer, hash = 'sha256') => {
    const body = `${part(header)}.${part(claims)}`;
    return `${body}.${createHmac(hash, key).update(body).digest('base64url')}`;
  };

  it('that are not ours or not whole are refused, on public routes too', async () => {
    const { accessToken } = await patient(app);
    const [head, claims, signature] = accessToken.split('.') as [string, string, string];
    const header = JSON.parse(Buffer.from(head, 'base64url').toString());
    const payload = JSON.parse(Buffer.from(claims, 'base64url').toString());
    expect(Object.keys(payload).sort()).toEqual(['exp', 'iat', 'sid', 'sub']);
    expect(payload.exp - payload.iat).toBe(900);
    const key = Buffer.from(hkdfSync('sha256', app.config.secretKeys[0]!, '', 'careslot access tokens', 32));
    await me(signed(header, payload, createSecretKey(key).export())).expect(200);
    const bad = [
      `${part({ ...header, alg: 'none' })}.${claims}.`,
      `${part({ alg: 'none' })}.${claims}.`,
      `${part({ ...header, alg: 'HS512' })}.${claims}.${signature}`,
      signed({ ...header, alg: 'HS512' }, payload, key, 'sha512'),
      signed(header, payload, Buffer.from('another key of thirty-two bytes!')),
      signed({ ...header, kid: 'other' }, payload, key),
      signed({ alg: 'HS256', typ: 'JWT' }, payload, key),
      signed(header, { ...payload, sub: 'x' }, key),
      signed(header, { ...payload, sid: undefined }, key),
      signed(header, { ...payload, exp: undefined }, key),
      signed(header, { ...payload, exp: '9999999999' }, key),
      signed(header, { ...payload, sub: '01890000-0000-7000-8000-000000000000' }, key),
      `${head}.${claims}`,
      `${accessToken}x`,
      'x',
      '..',
    ];
    for (const token of bad) {
      const { status, body } = await me(token);
      expect({ token, status, code: body.code }).toEqual({ token, status: 401, code: 'TOKEN_INVALID' });
    }
    await app.post('/auth/logout').set('Authorization', 'Bearer x').expect(401);
    for (const value of ['Bearer', 'Basic YTpi', `Token ${accessToken}`, '', `Bearer ${accessToken} x`]) {
      const { status } = await app.get('/me').set('Authorization', value);
      expect({ value, status }).toEqual({ value, status: 401 });
    }
    await app.get('/me').set('Authorization', `bearer  ${accessToken}`).expect(200);
    expect((await app.get('/me').expect(401)).headers['www-authenticate']).toBe('Bearer');
  });

  it('expire by the clock of the application', async () => {
    const own = await startTestApp();
    try {
      const ana = await patient(own);
      await own.advance('PT14M58S');
      await ana.get('/me').expect(200);
      await own.advance('PT3S');
      expect((await ana.get('/me').expect(401)).body.code).toBe('TOKEN_EXPIRED');
    } finally {
      await own.close();
    }
  });

  it('end with the session, the role and the suspension', async () => {
    const ana = await patient(app);
    await ana.get('/me').expect(200);
    await app.send(new GrantRole(ana.account.id, 'staff', { siteIds: [] }));
    await ana.get('/me').expect(401);
    await refresh(ana.refreshToken).expect(401);
    const again = await signIn(app, ana.email);
    expect(again.account.roles).toEqual(['patient', 'staff']);
    await app.sql`update identity.account set status = 'suspended' where id = ${ana.account.id}`;
    expect((await login(ana.email).expect(403)).body.code).toBe('ACCOUNT_SUSPENDED');
    await login(ana.email, 'a-wrong-Password-1').expect(401);
    await refresh(again.refreshToken).expect(401);
  });
});

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
