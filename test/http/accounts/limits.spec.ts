import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { password, patient } from '../../support/people.js';

describe('the ceiling for a client address', () => {
  it('counts over all routes, and for a whole IPv6 /64', async () => {
    const app = await startTestApp({ rateLimit: true, requestsPerMinute: 300, trustProxy: 1 });
    try {
      const routes = ['/me', '/users', '/audit-events', '/auth/sessions', '/patients', '/settings'];
      const ask = async (path: string, host: string) => (await app.get(path).set('X-Forwarded-For', host)).status;
      const statuses: number[] = [];
      for (let batch = 0; batch < 6; batch++) {
        const asked = Array.from({ length: 50 }, (_, i) => ask(routes[i % routes.length]!, `2001:db8:1:1::${i}`));
        statuses.push(...(await Promise.all(asked)));
      }
      expect(statuses.filter((status) => status === 429)).toEqual([]);
      for (const path of [...routes, '/sites', '/prescriptions/verify/00000-00000-00000-00000']) {
        expect({ path, status: await ask(path, '2001:db8:1:1::ffff') }).toEqual({ path, status: 429 });
      }
      const refused = await app.get('/sites').set('X-Forwarded-For', '2001:db8:1:1::1').expect(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      await app.get('/sites').set('X-Forwarded-For', '2001:db8:1:2::1').expect(200);
    } finally {
      await app.close();
    }
  });
});

describe('an Idempotency-Key', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it.each(['/auth/login', '/AUTH/login', '/Auth/Login', '/auth//login', '/auth/login/'])(
    'never stores or replays an answer of %s',
    async (path) => {
      const { email } = await patient(app);
      const answers = [];
      for (let i = 0; i < 2; i++) {
        answers.push(await app.post(path).set('Idempotency-Key', 'one').send({ email, password }));
      }
      const [first, second] = answers;
      expect(second!.headers['idempotency-replayed']).toBeUndefined();
      if (first!.status === 200) expect(first!.body.refreshToken).not.toBe(second!.body.refreshToken);
      expect(await app.sql`select 1 from platform.idempotency_key`).toEqual([]);
    },
  );

  it('counts for none of the operations whose answer is a secret, and they do not say so', async () => {
    const { body } = await app.raw.get('/openapi.json').expect(200);
    const takes = Object.entries<Record<string, { parameters?: { name: string }[] }>>(body.paths)
      .filter(([, { post }]) => post)
      .map(([path, { post }]) => [path, post!.parameters?.some(({ name }) => name === 'Idempotency-Key') ?? false]);
    const secret = takes.filter(([path]) => String(path).startsWith('/api/v1/auth/'));
    expect(secret.filter(([, key]) => key)).toEqual([]);
    expect(takes.filter(([path, key]) => !key && !String(path).startsWith('/api/v1/auth/'))).toEqual([]);
  });
});
