import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { GrantRole } from '../../../src/identity/index.js';
import { accountsOf } from '../../support/accounts.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { usePasswordsAsInProduction, usePasswordsOfLittleCost } from '../../support/cheap-passwords.js';
import { patient, signIn } from '../../support/people.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const { register, login, refresh, me, accountOf, tokenFor, eventsOf } = accountsOf(() => app);

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
      await own.advance('PT14M');
      await ana.get('/me').expect(200);
      await own.advance('PT1M');
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
