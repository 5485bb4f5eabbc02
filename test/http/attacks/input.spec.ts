import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from 'node:net';
import { accessMatrix } from '../../support/attacks/access-matrix.js';
import { buildAccessWorld, type AccessWorld } from '../../support/attacks/access-world.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { expectTrueAppointments } from '../../support/calendar.js';
import { operations, type Operation } from '../../support/contract.js';
import { Wire } from '../../support/attacks/exchange.js';
import { randomFrom, some } from '../../support/attacks/hostile.js';
import { faultOf, InputAttacks, type Attack } from '../../support/attacks/input-attacks.js';
import { admin, type Person } from '../../support/people.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const random = randomFrom(seed);
/** How many values of each corpus are tried in one place. */
const few = process.env.LONG ? Infinity : 3;
process.stdout.write(`test/http/attacks/input.spec.ts: SEED=${seed}\n`);

/**
 * No input makes a 5xx, is half taken, or is refused without a reason that a machine can read.
 *
 * Shown to catch planted faults: `forbidNonWhitelisted: false`, IsText without its check for NUL, the depth check of
 * json-body.ts left out, and a transaction whose failure leaves a change behind.
 */
describe(`hostile input (SEED=${seed})`, () => {
  let app: TestApp;
  let world: AccessWorld;
  let wire: Wire;
  let made: InputAttacks;
  let boss: Person;

  beforeAll(async () => {
    // It does no background work: whatever changes in the database was done by a request.
    app = await startTestApp({ role: 'api' });
    world = await buildAccessWorld(app);
    boss = world.clinic.admin;
    wire = new Wire(app.url, 4);
    made = new InputAttacks(world, app.url, random, few);
  });
  afterAll(async () => {
    wire?.close();
    await app?.close();
  });

  const fire = async (attacks: readonly Attack[], method: string, token?: string) => {
    const answers = await Promise.all(attacks.map((attack) => wire.exchange(attack, method, token)));
    const faults = answers.flatMap((answer, index) => {
      const fault = faultOf(attacks[index]!, method, answer);
      return fault === undefined ? [] : [`${attacks[index]!.what}: ${fault}`];
    });
    return { faults, refused: attacks.filter((_, index) => answers[index]!.status >= 400) };
  };

  /**
   * Every row of every table, as a digest for each; of accounts only the number, because failed logins are counted. Left out
   * are the traces of looks and refused attempts.
   */
  const contents = async (): Promise<Record<string, string>> => {
    const tables = await app.sql<{ name: string }>`
      select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
      where relname not in ('prescription_check', 'audit_seal') order by 1`;
    const digest = ({ name }: { name: string }) => `
      select '${name}' as name, count(*) || ' ' ||
        ${name.startsWith('identity.') ? `''` : `md5(coalesce(string_agg(t::text, '|' order by t::text), ''))`} as held
      from ${name} t ${name === 'platform.audit_event' ? `where action not in ('refused', 'read')` : ''}`;
    const text = tables.map(digest).join(' union all ');
    const rows = await app.sql<{ name: string; held: string }>(Object.assign([text], { raw: [text] }));
    return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
  };

  const signedIn = async (): Promise<string> => {
    const { status } = await boss.get('/me');
    if (status !== 200) boss = await admin(app);
    return boss.accessToken;
  };

  const tokenFor = async ({ name }: Operation): Promise<string | undefined> => {
    const may = accessMatrix[name]?.may;
    const kind = Array.isArray(may) && !may.includes('admin') ? (may[0] as keyof AccessWorld['tokens']) : undefined;
    return kind ? world.tokens[kind] : signedIn();
  };

  // What removes things comes last, so that the others find them.
  const inOrder = [...operations].sort(
    (one, other) => Number(one.method === 'DELETE') - Number(other.method === 'DELETE'),
  );

  it.each(inOrder.map((operation) => [operation.name, operation] as const))('%s', async (_name, operation) => {
    const { method } = operation;
    const takesBody = !['GET', 'DELETE'].includes(method) && !/\/(documents|photo)$/.test(operation.name);
    const attacks = [...(takesBody ? made.bodies(operation) : []), ...made.others(operation)];
    const sure = attacks.filter(({ wrong }) => wrong);
    const token = await tokenFor(operation);
    const before = await contents();
    expect((await fire(sure, method, token)).faults).toEqual([]);
    expect(await contents()).toEqual(before);

    const doubtful = attacks.filter(({ wrong }) => !wrong);
    const outcome = await fire(doubtful, method, token);
    expect(outcome.faults).toEqual([]);
    // What a rule refused, among those that were taken, is refused again now, alone.
    const after = await contents();
    const again = await fire(outcome.refused, method, token);
    if (again.refused.length === outcome.refused.length) expect(await contents()).toEqual(after);

    const anonymous = await fire(
      some(attacks, few * 2, random).map(({ field: _, ...attack }) => attack),
      method,
    );
    expect(anonymous.faults).toEqual([]);
  });

  it('refuses uploads that are none', async () => {
    const upload = operations.find(({ name }) => name.endsWith('/practitioner-applications/{id}/documents'))!;
    const attacks = made.uploads(upload);
    const token = await tokenFor(upload);
    const before = await contents();
    expect(
      (
        await fire(
          attacks.filter(({ wrong }) => wrong),
          'POST',
          token,
        )
      ).faults,
    ).toEqual([]);
    expect(await contents()).toEqual(before);
    expect(
      (
        await fire(
          attacks.filter(({ wrong }) => !wrong),
          'POST',
          token,
        )
      ).faults,
    ).toEqual([]);
  });

  it('takes a cursor only from its own list', async () => {
    const lists = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'cursor'));
    expect(lists.length).toBeGreaterThan(5);
    const token = await signedIn();
    const cursors: string[] = [];
    for (const list of lists) {
      const answer = await wire.exchange({ path: `${made.pathOf(list)}?limit=1`, what: list.name }, 'GET', token);
      const cursor =
        answer.status === 200 ? (JSON.parse(answer.text) as { nextCursor: string | null }).nextCursor : null;
      if (cursor) cursors.push(cursor);
    }
    expect(cursors.length).toBeGreaterThan(0);
    const attacks = lists.flatMap((list) =>
      cursors.map((cursor) => ({ path: `${made.pathOf(list)}?cursor=${cursor}`, what: `${list.name} with ${cursor}` })),
    );
    expect((await fire(attacks, 'GET', token)).faults).toEqual([]);
  });

  it('does nothing for HEAD, OPTIONS, TRACE and methods in disguise', async () => {
    const token = await signedIn();
    // Whoever looks at a record is noted, in whatever disguise.
    const contentsBesideTrail = async () => ({ ...(await contents()), 'platform.audit_event': '' });
    const before = await contentsBesideTrail();
    const tricks = operations.flatMap((operation): Attack[] => {
      const path = made.pathOf(operation);
      const override = { 'x-http-method-override': 'DELETE', 'x-http-method': 'DELETE', 'x-method-override': 'DELETE' };
      const changes = operation.method !== 'GET';
      return [
        { path, method: 'OPTIONS', what: `OPTIONS ${path}` },
        { path, method: 'TRACE', what: `TRACE ${path}`, wrong: true },
        { path, method: 'PROPFIND', what: `PROPFIND ${path}`, wrong: true },
        { path, method: 'GET', headers: override, what: `GET as DELETE ${path}` },
        { path: `${path}?_method=DELETE`, method: 'GET', what: `_method ${path}` },
        ...(changes ? [{ path, method: 'HEAD', what: `HEAD ${path}` }] : []),
      ];
    });
    const preflight = { origin: 'https://evil.test', 'access-control-request-method': 'DELETE' };
    const { faults } = await fire(tricks, 'GET', token);
    expect(faults).toEqual([]);
    const answer = await wire.exchange({ path: '/api/v1/sites', headers: preflight, what: 'preflight' }, 'OPTIONS');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(await contentsBesideTrail()).toEqual(before);
  });

  const raw = (text: string): Promise<string> => {
    const { promise, resolve } = Promise.withResolvers<string>();
    let answer = '';
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1', () => socket.end(text, 'latin1'));
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('error', () => undefined).on('close', () => resolve(answer));
    return promise;
  };

  it.each([
    ['a request id over two lines', 'GET /api/v1/me HTTP/1.1\r\nHost: a\r\nX-Request-Id: a\r\n b\r\n\r\n'],
    [
      'a request id with a header in it',
      'GET /api/v1/me HTTP/1.1\r\nHost: a\r\nX-Request-Id: a\nSet-Cookie: b=1\r\n\r\n',
    ],
    ['two lengths', 'POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    [
      'a length and chunks',
      'POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX',
    ],
    ['a broken chunk', 'POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}'],
    ['no host', 'GET /api/v1/me HTTP/1.1\r\n\r\n'],
    ['headers without an end', `GET /api/v1/me HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`],
    ['an absolute target', 'GET http://evil.test/api/v1/me HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
    ['no path', 'GET ?limit=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
    ['a broken escape', 'GET /api/v1/sites/%E0%A4%A HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
    ['another protocol', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['CONNECT', 'CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test:443\r\n\r\n'],
    ['an upgrade', 'GET /api/v1/me HTTP/1.1\r\nHost: a\r\nConnection: upgrade, close\r\nUpgrade: h2c\r\n\r\n'],
  ])('is not shaken by %s', async (_name, text) => {
    const answer = await raw(text);
    expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
    expect(answer).not.toMatch(/^Set-Cookie: b=1/im);
    expect(answer).not.toMatch(/HTTP\/1\.1[^]*HTTP\/1\.1/);
  });

  it('stays as it was: healthy, and its objects unpolluted', async () => {
    await app.raw.get('/health/ready').expect(200);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((await boss.get('/me')).status).toBeLessThan(500);
  });

  it('left a true calendar', () => expectTrueAppointments(app));
});
