import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IssueLink } from '../../../src/identity/index.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { password, patient } from '../../support/people.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly account: { readonly id: string };
}

let count = 0;

/** An account that somebody has registered, signed in to as often as wanted, with the token of its link. */
async function registered(sessions: number): Promise<{ email: string; token: string; sessions: Session[] }> {
  const email = `registered-${++count}@example.org`;
  await app.post('/auth/register').send({ email, password, fullName: 'Ana Silva' }).expect(201);
  const opened: Session[] = [];
  for (let i = 0; i < sessions; i++) {
    opened.push((await app.post('/auth/login').send({ email, password }).expect(200)).body);
  }
  const [account] = await app.sql<{ id: string }>`select id from identity.account where email = ${email}`;
  const { url } = await app.ask(new IssueLink(account!.id, 'verify-email'));
  return { email, token: new URL(url).searchParams.get('token')!, sessions: opened };
}

const verify = (body: object) => app.post('/auth/verify-email').send(body);
const inPortal = (body: object) => verify(body).set('X-Client', 'portal');
const me = ({ accessToken }: Session) => app.get('/me').set('Authorization', `Bearer ${accessToken}`);
const refresh = ({ refreshToken }: Session) => app.post('/auth/refresh').send({ refreshToken });
const isVerified = async (email: string) =>
  (await app.sql`select 1 from identity.account where email = ${email} and verified_at is not null`).length === 1;

describe('verifying an address', () => {
  it('ends the sessions that somebody else has opened', async () => {
    const { email, token, sessions } = await registered(2);
    await verify({ token }).expect(200, { email, emailVerified: true });
    for (const session of sessions) {
      await me(session).expect(401);
      await refresh(session).expect(401);
    }
    await verify({ token }).expect(200, { email, emailVerified: true });
  });

  it('keeps the session that asks for it, by its access token', async () => {
    const { token, sessions } = await registered(2);
    const [own, other] = sessions;
    await verify({ token }).set('Authorization', `Bearer ${own!.accessToken}`).expect(200);
    expect((await me(own!).expect(200)).body.emailVerified).toBe(true);
    await refresh(own!).expect(200);
    await me(other!).expect(401);
  });

  it('keeps the session of the same browser, by its cookie', async () => {
    const { token, sessions } = await registered(2);
    const [own, other] = sessions;
    await inPortal({ token }).set('Cookie', `refresh=${own!.refreshToken}`).expect(200);
    expect((await me(own!).expect(200)).body.emailVerified).toBe(true);
    await me(other!).expect(401);
  });

  it('keeps no session because another account asks', async () => {
    const { token, sessions } = await registered(1);
    const clerk = await patient(app);
    await verify({ token }).set('Authorization', `Bearer ${clerk.accessToken}`).expect(200);
    await me(sessions[0]!).expect(401);
    await clerk.get('/me').expect(200);
  });

  it('ends nothing when the address was verified before', async () => {
    const { email, token } = await registered(0);
    await verify({ token }).expect(200);
    const session = (await app.post('/auth/login').send({ email, password }).expect(200)).body;
    await verify({ token }).expect(200);
    await me(session).expect(200);
  });
});

describe('a press of the button in the portal', () => {
  it('verifies nothing for who has neither a session of the account nor its password', async () => {
    const { email, token } = await registered(1);
    const clerk = await patient(app);
    const refused = await inPortal({ token }).expect(422);
    expect(refused.body.code).toBe('PASSWORD_NEEDED');
    await inPortal({ token }).set('Authorization', `Bearer ${clerk.accessToken}`).expect(422);
    await inPortal({ token }).set('Cookie', `refresh=${clerk.refreshToken}`).expect(422);
    const wrong = await inPortal({ token, password: 'not-the-Horse-79' }).expect(422);
    expect(wrong.body).toMatchObject({ code: 'PASSWORD_WRONG', errors: [{ pointer: '/password' }] });
    expect(await isVerified(email)).toBe(false);
    await inPortal({ token, password }).expect(200);
    expect(await isVerified(email)).toBe(true);
  });

  it('counts wrong passwords like those of a sign-in', async () => {
    const own = await startTestApp({ rateLimit: true }, app.config.databaseUrl);
    try {
      const { token } = await registered(0);
      const guess = (secret: string) =>
        own.post('/auth/verify-email').set('X-Client', 'portal').send({ token, password: secret });
      for (let i = 0; i < 5; i++) await guess('not-the-Horse-79').expect(422);
      await guess(password).expect(429);
    } finally {
      await own.close();
    }
  });
});
