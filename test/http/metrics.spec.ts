import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import supertest from 'supertest';
import { MetricsServer } from '../../src/operations/metrics/metrics-server.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { operations } from '../support/contract.js';
import { freePort } from '../support/servers/process.js';

const token = 'a-token-of-the-monitoring';
const isShown = ({ status, text }: { status: number; text: string }): boolean =>
  status === 200 && text.includes('# HELP http_request_duration_seconds');

describe('a path', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ role: 'api' });
  });
  afterAll(() => app.close());

  it('has one spelling: proxies decide by it', async () => {
    expect(isShown(await app.raw.get('/metrics'))).toBe(true);
    const others = ['/metrics/', '/METRICS', '/Metrics/', '/metrics//', '//metrics', '/%6detrics/', '/health/ready/'];
    for (const path of others) {
      const answer = await app.raw.get(path).set('Accept', 'application/json');
      expect([path, answer.status, isShown(answer)]).toEqual([path, 404, false]);
    }
  });

  it.each(operations.map(({ name, method, path }) => [name, method, path] as const))('%s', async (_, method, path) => {
    const known = path.replaceAll(/\{\w+\}/g, '018f4e9a-1c7e-7cc0-8000-000000000000');
    const spelled = [`${known}/`, known.replace(/^\/\w/, (start) => start.toUpperCase())];
    spelled.push(
      known.replace(/(\/v1\/|\/health\/)(\w)/, (_all, start: string, letter: string) => start + letter.toUpperCase()),
    );
    for (const each of spelled) {
      const { status } = await app.raw[method.toLowerCase() as 'get'](each).set('Accept', 'application/json');
      expect([each, status]).toEqual([each, 404]);
    }
  });
});

describe('the metrics', () => {
  let app: TestApp | undefined;
  afterEach(async () => {
    await app?.close();
    app = undefined;
  });

  it('are for this machine in production, and for nobody behind a proxy', async () => {
    app = await startTestApp({ role: 'api', production: true });
    expect(isShown(await app.raw.get('/metrics'))).toBe(true);
    for (const name of ['X-Forwarded-For', 'X-Forwarded-Proto', 'Forwarded', 'X-Real-IP', 'Via']) {
      const answer = await app.raw.get('/metrics').set(name, '127.0.0.1');
      expect([name, answer.status, answer.body.code]).toEqual([name, 404, 'NOT_FOUND']);
    }
  });

  it('are not for other machines, whatever TRUST_PROXY believes', async () => {
    app = await startTestApp({ role: 'api', production: true, trustProxy: 1 });
    const elsewhere = Object.values(networkInterfaces())
      .flat()
      .find((each) => each?.family === 'IPv4' && !each.internal);
    // Without a network there is no other address to come from.
    if (!elsewhere) return;
    const { promise: closed, resolve: close } = Promise.withResolvers<void>();
    const server: Server = app.nest.getHttpServer();
    server.close(() => close());
    await closed;
    await once(server.listen(0, '0.0.0.0'), 'listening');
    const { port } = server.address() as AddressInfo;
    expect((await supertest(`http://${elsewhere.address}:${port}`).get('/metrics')).status).toBe(404);
    expect(isShown(await supertest(`http://127.0.0.1:${port}`).get('/metrics'))).toBe(true);
  });

  it('are for who sends their token, wherever from', async () => {
    app = await startTestApp({ role: 'api', production: true, metricsToken: token });
    const ask = (authorization: string) =>
      app!.raw.get('/metrics').set('Authorization', authorization).set('X-Forwarded-For', '203.0.113.9');
    expect(isShown(await ask(`Bearer ${token}`))).toBe(true);
    for (const wrong of ['', 'Bearer', `Bearer ${token}x`, `Basic ${token}`, token, 'Bearer ü']) {
      const answer = await ask(Buffer.from(wrong).toString('latin1'));
      expect([wrong, answer.status, answer.headers['www-authenticate']]).toEqual([wrong, 401, 'Bearer']);
    }
    expect((await app.raw.get('/metrics')).status).toBe(401);
  });

  it('are on a port of their own where one is named, and only there', async () => {
    const metricsPort = await freePort();
    app = await startTestApp({ role: 'api', metricsPort, metricsToken: token });
    await app.resolve(MetricsServer).listen();
    const own = supertest(`http://127.0.0.1:${metricsPort}`);
    const authorization = `Bearer ${token}`;
    expect(isShown(await own.get('/metrics').set('Authorization', authorization))).toBe(true);
    expect((await own.get('/metrics')).status).toBe(401);
    expect((await own.get('/api/v1/sites').set('Authorization', authorization)).status).toBe(404);
    expect((await own.post('/metrics').set('Authorization', authorization)).status).toBe(404);
    expect((await app.raw.get('/metrics').set('Authorization', authorization)).status).toBe(404);
    await app.close();
    app = undefined;
    await expect(own.get('/metrics')).rejects.toThrow('ECONNREFUSED');
  });
});
