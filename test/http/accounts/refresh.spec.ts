import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { patient, signIn } from '../../support/people.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const browser = 'Browser/1.0';
const refresh = (refreshToken: string, agent = browser, on = app) =>
  on.post('/auth/refresh').set('User-Agent', agent).send({ refreshToken });
const me = (token: string) => app.get('/me').set('Authorization', `Bearer ${token}`);
const endOf = (accountId: string) =>
  app.sql`select end_reason from identity.session where account_id = ${accountId} and ended_at is not null`;
const warnings = (accountId: string) =>
  app.sql`select 1 from platform.outbox where type = 'identity.refresh-token-reused.v1'
    and payload->>'accountId' = ${accountId}`;
const repeats = (accountId: string) =>
  app.sql`select acting_as, changed from platform.audit_event where account_id = ${accountId} and resource = 'session'`;

describe('a refresh token whose answer was lost', () => {
  it('gets the same successor once more, which is audited', async () => {
    const ana = await patient(app);
    const lost = await refresh(ana.refreshToken).expect(200);
    await app.advance('PT12S');
    const again = await refresh(ana.refreshToken).expect(200);
    expect(again.body.refreshToken).toBe(lost.body.refreshToken);
    expect(await repeats(ana.account.id)).toEqual([{ acting_as: 'patient', changed: ['refresh-repeated'] }]);
    const next = await refresh(again.body.refreshToken).expect(200);
    await me(next.body.accessToken).expect(200);
    expect(await warnings(ana.account.id)).toEqual([]);
  });

  it.each<[string, (token: string, successor: string) => Promise<unknown>, string]>([
    ['a third time', (token) => refresh(token).expect(200), browser],
    ['from another client', async () => undefined, 'Another/1.0'],
    ['after its successor was used', (_, successor) => refresh(successor).expect(200), browser],
    ['after twenty seconds', () => app.advance('PT20S'), browser],
  ])('that comes %s ends the family and warns the owner', async (_, before, agent) => {
    const ana = await patient(app);
    const other = await signIn(app, ana.email);
    const { body } = await refresh(ana.refreshToken).expect(200);
    await before(ana.refreshToken, body.refreshToken);
    await refresh(ana.refreshToken, agent).expect(401);
    await refresh(body.refreshToken).expect(401);
    await me(body.accessToken).expect(401);
    await me(other.accessToken).expect(200);
    expect(await endOf(ana.account.id)).toEqual([{ end_reason: 'reuse' }]);
    expect(await warnings(ana.account.id)).toHaveLength(1);
  });

  it('comes as one successor however many ask at once', async () => {
    const ana = await patient(app);
    const answers = await Promise.all(Array.from({ length: 12 }, () => refresh(ana.refreshToken)));
    const given = answers.filter(({ status }) => status === 200).map(({ body }) => body.refreshToken);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, ...Array(10).fill(401)]);
    expect(new Set(given).size).toBe(1);
    await refresh(given[0]).expect(401);
  });

  it('is not given to who has not used the direct predecessor', async () => {
    const ana = await patient(app);
    const second = (await refresh(ana.refreshToken).expect(200)).body.refreshToken;
    await refresh(second).expect(200);
    await refresh(ana.refreshToken).expect(401);
  });

  it('is the same after the server has got another key', async () => {
    const ana = await patient(app);
    const lost = await refresh(ana.refreshToken).expect(200);
    const secretKeys = ['the next secret key of the tests, with more than 32 bytes', ...app.config.secretKeys];
    const rotated = await startTestApp({ secretKeys }, app.config.databaseUrl);
    try {
      const again = await refresh(ana.refreshToken, browser, rotated).expect(200);
      expect(again.body.refreshToken).toBe(lost.body.refreshToken);
    } finally {
      await rotated.close();
    }
  });

  it('is stored as a digest only, as is its successor', async () => {
    const ana = await patient(app);
    const { body } = await refresh(ana.refreshToken).expect(200);
    const rows = await app.sql<{ row: string }>`select t::text as row from identity.refresh_token t`;
    for (const token of [ana.refreshToken, body.refreshToken as string]) {
      expect(rows.filter(({ row }) => row.includes(token) || row.includes(Buffer.from(token).toString('hex')))).toEqual(
        [],
      );
    }
  });
});
