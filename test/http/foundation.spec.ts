import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';

describe('every request', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('is answered by an unknown path with problem details and the echoed request id', async () => {
    const answer = await app.get('/nope').set('X-Request-Id', 'abc-1').expect(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.headers['x-request-id']).toBe('abc-1');
    expect(answer.body).toMatchObject({ status: 404, code: 'NOT_FOUND', requestId: 'abc-1' });
  });

  it('is told which methods a path takes when it comes with another one', async () => {
    const put = await app.put('/appointments').expect(405);
    expect(put.headers['content-type']).toContain('application/problem+json');
    expect(put.headers.allow).toBe('GET, HEAD, POST');
    expect(put.body).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED', allowed: ['GET', 'HEAD', 'POST'] });
    const id = '00000000-0000-7000-8000-000000000000';
    expect((await app.delete(`/appointments/${id}`).expect(405)).headers.allow).toBe('GET, HEAD, PATCH');
    expect((await app.raw.post('/health/ready').expect(405)).headers.allow).toBe('GET, HEAD');
    await app.post('/appointments/').expect(404);
    await app.raw.post('/visits').expect(404);
  });

  it('gets an id of its own when it sends none or a hostile one', async () => {
    const answer = await app.get('/nope').set('X-Request-Id', '{"injected": "log line"}').expect(404);
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is ready while the database answers, and counted in the metrics under its route', async () => {
    await app.raw.get('/health/live').expect(200);
    await app.raw.get('/health/ready').expect(200);
    const metrics = await app.raw.get('/metrics').expect(200);
    expect(metrics.text).toContain(
      'http_request_duration_seconds_count{method="GET",route="/health/ready",status="200"}',
    );
  });

  it('carries the security headers', async () => {
    const answer = await app.raw.get('/health/live');
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['x-powered-by']).toBeUndefined();
    const permissions = answer.headers['permissions-policy']!.split(', ');
    expect(permissions).toEqual(expect.arrayContaining(['camera=()', 'microphone=()', 'geolocation=(self)']));
  });
});
