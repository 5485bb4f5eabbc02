import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import supertest from 'supertest';
import { newId } from '../../../src/shared/kernel/id.js';
import { accessMatrix, expected, withoutCredentials, type Row } from '../../support/attacks/access-matrix.js';
import { buildAccessWorld, kinds, type AccessWorld, type Kind } from '../../support/attacks/access-world.js';
import { startTestApp, type TestApp } from '../../support/app.js';

const contract = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../openapi/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, unknown>>;
};
const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method} ${path.replace('/api/v1', '')}`),
);

const publicPictures = ['get /settings/logo', 'get /practitioners/{id}/photo'];

describe('the access matrix', () => {
  let app: TestApp;
  let world: AccessWorld;
  beforeAll(async () => {
    app = await startTestApp();
    world = await buildAccessWorld(app);
  });
  afterAll(() => app.close());

  /** An answer that does not end is left as soon as it is clear what it is. */
  const begin = async (path: string, token?: string) => {
    const headers = token ? { Authorization: `Bearer ${token}` } : undefined;
    const answer = await fetch(`${app.url}/api/v1${path}`, { headers });
    const kept = { status: answer.status, headers: Object.fromEntries(answer.headers) };
    if (answer.status !== 200) return { ...kept, body: (await answer.json()) as { requestId: string } };
    await answer.body!.cancel();
    return { ...kept, body: { requestId: '' } };
  };

  const call = (operation: string, path: string, kind: Kind) => {
    if (operation.endsWith('/live') && !operation.includes('/health/')) return begin(path, world.tokens[kind]);
    const [method] = operation.split(' ') as ['get'];
    const base = path.startsWith('/health') ? '' : '/api/v1';
    const request = supertest(app.url)[method](`${base}${path}`).set('If-Match', '*');
    const token = world.tokens[kind];
    if (token) void request.set('Authorization', `Bearer ${token}`);
    return method === 'get' || (method as string) === 'delete'
      ? request
      : request.send(accessMatrix[operation]!.body?.(world.ids) ?? {});
  };
  const pathOf = (operation: string, row: Row, ids: Partial<AccessWorld['ids']>): string => {
    const given = [row.on, row.inner].map((name) => name && ids[name]);
    return operation.split(' ')[1]!.replaceAll(/\{\w+\}/g, () => given.shift() ?? newId());
  };

  it('has a row for every operation, and no row without one', () => {
    expect(Object.keys(accessMatrix).sort()).toEqual(operations.sort());
  });

  describe.each(Object.entries(accessMatrix))('%s', (operation, row) => {
    it.each(kinds)('%s', async (kind) => {
      // What ends the caller's own session or deletes the object would change the answers of the rows that follow.
      const ends = /logout|^delete/.test(operation) && expected(row, kind) === 'passes';
      if (ends) return;
      const { status, headers } = await call(operation, pathOf(operation, row, world.ids), kind);
      // What is shown to somebody who is signed in is for them and for now; only pictures for everybody are kept.
      const keeps = publicPictures.includes(operation) && status === 200;
      if (!withoutCredentials.includes(kind) && !keeps) expect(headers['cache-control']).toContain('no-store');
      const answer = [401, 403, 404].includes(status) ? status : 'passes';
      // Signing in with an empty body or a missing cookie is an answer of the operation, not of access control.
      const own =
        row.may === 'public' && operation.startsWith('post /auth/') && kind !== 'expired' && kind !== 'suspended';
      if (!own) expect({ kind, answer, status }).toEqual({ kind, answer: expected(row, kind), status });
      expect(status).toBeLessThan(500);
    });

    it('answers a foreign id exactly like a missing one', async () => {
      if (!row.on || row.others !== 404) return;
      const foreign = await call(operation, pathOf(operation, row, world.ids), 'stranger');
      const missing = await call(operation, pathOf(operation, row, {}), 'stranger');
      const { requestId: _one, ...seen } = foreign.body;
      const { requestId: _two, ...unseen } = missing.body;
      expect(foreign.status).toBe(404);
      expect(seen).toEqual(unseen);
    });
  });
});
