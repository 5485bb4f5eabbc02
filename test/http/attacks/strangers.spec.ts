import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Clock } from '../../../src/shared/kernel/clock.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { password, patient, person } from '../../support/people.js';

/** What somebody can do with another one's address, from as many addresses on the net as they like. */
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ rateLimit: true, trustProxy: 1 });
});
afterAll(() => app.close());

let hosts = 0;
const anotherHost = () => `198.51.${Math.floor(++hosts / 250)}.${(hosts % 250) + 1}`;
const from = (host: string, path: string, body: object, agent = 'Stranger/1.0') =>
  app.post(path).set('X-Forwarded-For', host).set('User-Agent', agent).send(body);
const forgot = (email: string, host = anotherHost()) => from(host, '/auth/password/forgot', { email });
const resend = (email: string, host = anotherHost()) => from(host, '/auth/resend-verification', { email });
const register = (email: string, host = anotherHost(), more: object = {}) =>
  from(host, '/auth/register', { email, password, fullName: 'Ana Silva', ...more });
const login = (email: string, secret: string, host: string) => from(host, '/auth/login', { email, password: secret });

async function mailsTo(email: string): Promise<{ subject: string; text: string; html: string }[]> {
  await app.settle();
  const { body } = await app.raw.get('/dev/mailbox.json').expect(200);
  return body.items.filter(({ to }: { to: string }) => to === email);
}

describe('mail that a stranger asks for', () => {
  it('switches off nobody’s reset: what is not sent does not count', async () => {
    const { email } = await patient(app);
    for (let i = 0; i < 4; i++) await resend(email).expect(200);
    for (let i = 0; i < 3; i++) await forgot(email).expect(200);
    expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual(Array(3).fill('Set a new password'));
  });

  it('keeps a link back for five minutes at most, however long it goes on', async () => {
    const { email } = await patient(app);
    for (let i = 0; i < 8; i++) await forgot(email).expect(200);
    for (let round = 1; round <= 6; round++) {
      await app.advance('PT5M');
      for (let i = 0; i < 5; i++) await forgot(email).expect(200);
      expect(await mailsTo(email)).toHaveLength(3 + round);
    }
  });

  it('is counted by kind', async () => {
    await register('kinds@example.org').expect(201);
    for (let i = 0; i < 5; i++) await resend('kinds@example.org').expect(200);
    for (let i = 0; i < 5; i++) await register('kinds@example.org').expect(201);
    await forgot('kinds@example.org').expect(200);
    const subjects = Map.groupBy(await mailsTo('kinds@example.org'), ({ subject }) => subject);
    expect([...subjects].map(([subject, all]) => [subject, all.length]).sort()).toEqual([
      ['Please confirm your e-mail address', 4],
      ['Set a new password', 1],
      ['You already have an account', 2],
    ]);
  });

  it('is refused for a while to a network that asks for much of it, whoever it is for', async () => {
    const host = anotherHost();
    for (let i = 0; i < 20; i++) await forgot(`nobody-${i}@example.org`, host).expect(200);
    const refused = await resend('nobody@example.org', host).expect(429);
    expect(refused.headers['retry-after']).toBe('180');
  });
});

describe('mail to an address that nobody has verified', () => {
  const bait = 'customer, your parcel is waiting: pay 2 EUR at https://evil.example/pay and';

  it('has no word that a stranger typed', async () => {
    const email = 'baited@example.org';
    await register(email, anotherHost(), { fullName: bait }).expect(201);
    await register(email, anotherHost(), { fullName: bait }).expect(201);
    await resend(email).expect(200);
    await forgot(email).expect(200);
    const boss = await person(app, ['admin']);
    await boss.post('/users', { email: 'invited@example.org', fullName: bait, roles: ['admin'] }).expect(201);
    const mails = [...(await mailsTo(email)), ...(await mailsTo('invited@example.org'))];
    expect(mails).toHaveLength(5);
    for (const { subject, text, html } of mails) {
      expect(`${subject} ${text} ${html}`).not.toMatch(/parcel|evil/);
      expect(text).toMatch(/^Hello,\n/);
    }
  });

  it('lets the owner of the address take the account from who has registered it', async () => {
    const email = 'taken@example.org';
    await register(email).expect(201);
    const stranger = (await login(email, password, anotherHost()).expect(200)).body;
    await register(email, anotherHost(), { password: 'the-owners-Horse-78' }).expect(201);
    const [mail] = (await mailsTo(email)).filter(({ subject }) => subject === 'You already have an account');
    const token = /reset\?token=([\w.-]+)/.exec(mail!.text)![1];
    await app.post('/auth/password/reset').send({ token, password: 'the-owners-Horse-78' }).expect(200);
    await app.get('/me').set('Authorization', `Bearer ${stranger.accessToken}`).expect(401);
    await app.post('/auth/refresh').send({ refreshToken: stranger.refreshToken }).expect(401);
    await login(email, password, anotherHost()).expect(401);
    await login(email, 'the-owners-Horse-78', anotherHost()).expect(200);
  });
});

describe('registrations', () => {
  const rush = async (host: (i: number) => string, count: number): Promise<number[]> => {
    const statuses = [];
    for (let i = 0; i < count; i++) statuses.push((await register(`rush-${++hosts}@example.org`, host(i))).status);
    return statuses;
  };

  it('are ten at once from one network, and then one every six minutes', async () => {
    const host = anotherHost();
    expect(await rush(() => host, 11)).toEqual([...Array(10).fill(201), 429]);
    const refused = await register('kinds@example.org', host).expect(429);
    expect(refused.body).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect(refused.headers['retry-after']).toBe('360');
    await register('elsewhere@example.org').expect(201);
    await app.advance('PT6M');
    expect(await rush(() => host, 2)).toEqual([201, 429]);
  });

  it('are counted for a whole IPv6 /64, and in larger numbers for a /48', async () => {
    expect(await rush((i) => `2001:db8:1:1::${i + 1}`, 11)).toEqual([...Array(10).fill(201), 429]);
    expect((await rush((i) => `2001:db8:2:${i}::1`, 41)).slice(39)).toEqual([201, 429]);
  });

  it('that are refused for their password do not count', async () => {
    const host = anotherHost();
    for (let i = 0; i < 12; i++) await register('weak@example.org', host, { password: 'short' }).expect(422);
    await register('strong@example.org', host).expect(201);
  });
});

describe('guesses at one account from many networks', () => {
  const wrong = 'a-wrong-Password-1';
  const attack = async (email: string, count: number, host: (i: number) => string = anotherHost): Promise<number[]> => {
    const statuses = [];
    for (let i = 0; i < count; i++) statuses.push((await login(email, wrong, host(i))).status);
    return statuses;
  };

  it('get slower, for an address without an account as well', async () => {
    const { email } = await patient(app);
    // On a busy machine forty guesses take longer than the first pause.
    let now = app.now;
    const clock = vi.spyOn(app.resolve(Clock), 'now').mockImplementation(() => now);
    onTestFinished(() => clock.mockRestore());
    for (const address of [email, 'no-account@example.org']) {
      const statuses = await attack(address, 40);
      expect(statuses).toEqual([...Array(20).fill(401), ...Array(20).fill(429)]);
      now = now.add({ seconds: 5 });
      expect(await attack(address, 3)).toEqual([401, 429, 429]);
      now = now.add({ seconds: 9 });
      expect(await attack(address, 1)).toEqual([429]);
    }
  });

  it('do not lock the owner out where they have signed in before, whatever their device', async () => {
    const { email } = await patient(app);
    await login(email, password, '203.0.113.50').expect(200);
    await attack(email, 25);
    await login(email, password, anotherHost()).expect(429);
    await login(email, password, '203.0.113.50').expect(200);
    // Being let in there takes nothing from the brake elsewhere.
    await login(email, password, anotherHost()).expect(429);
  });

  it('do not lock the owner out in a browser of theirs, wherever it is', async () => {
    const { email } = await patient(app);
    const { email: other } = await patient(app);
    const portal = (host: string) => login(email, password, host).set('X-Client', 'portal');
    const cookies = async (address: string): Promise<string> => {
      const answer = await login(address, password, '203.0.113.60').set('X-Client', 'portal').expect(200);
      const known = (answer.headers['set-cookie'] as unknown as string[]).find((line) => line.startsWith('known-'))!;
      expect(known).toMatch(/Path=\/api\/v1\/auth; .*HttpOnly; SameSite=Strict$/);
      return known.split(';')[0]!;
    };
    const [own, foreign] = [await cookies(email), await cookies(other)];
    await attack(email, 25);
    await portal(anotherHost()).set('Cookie', foreign).expect(429);
    await portal(anotherHost()).set('Cookie', 'known-browser=x.y').expect(429);
    await portal(anotherHost()).set('Cookie', own).expect(200);
  });

  it('leave the owner a way in: the link to set a password makes its browser known', async () => {
    const { email } = await patient(app);
    await attack(email, 25);
    await forgot(email).expect(200);
    const [mail] = await mailsTo(email);
    const body = { token: /reset\?token=([\w.-]+)/.exec(mail!.text)![1], password: 'better-Horse-78' };
    const reset = await from(anotherHost(), '/auth/password/reset', body).set('X-Client', 'portal').expect(200);
    const known = (reset.headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
    await login(email, 'better-Horse-78', anotherHost()).expect(429);
    await login(email, 'better-Horse-78', anotherHost()).set('Cookie', known).expect(200);
  });
});
