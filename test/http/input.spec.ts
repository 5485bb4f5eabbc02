import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agent, request as send, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { accessMatrix } from '../support/access-matrix.js';
import { buildAccessWorld, type AccessWorld } from '../support/access-world.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectTrueAppointments } from '../support/calendar.js';
import { operations, type Operation } from '../support/contract.js';
import {
  brokenBodies,
  fieldsOf,
  foreignFields,
  hostileFor,
  hostileHeaders,
  hostileIds,
  hostileQuery,
  randomFrom,
  sampleOf,
  some,
  withValue,
} from '../support/hostile.js';
import { admin, type Person } from '../support/people.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const random = randomFrom(seed);
/** How many values of each corpus are tried in one place. */
const few = process.env.LONG ? Infinity : 3;
process.stdout.write(`test/http/input.spec.ts: SEED=${seed}\n`);

/** The id of nothing. */
const nobody = '018f4e9a-1c7e-7cc0-8000-000000000000';

interface Attack {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  /** What is tried, for the message of a failure. */
  readonly what: string;
  /** It must be refused, and where a field is named here, this field must be named in the answer. */
  readonly wrong?: boolean;
  readonly field?: string;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/**
 * No input makes a 5xx, is half taken, or is refused without a reason that a machine can read.
 *
 * Shown to catch planted faults: `forbidNonWhitelisted: false`, IsText without its check for NUL, the depth check of
 * json-body.ts left out, and a transaction whose failure leaves a change behind.
 */
describe(`hostile input (SEED=${seed})`, () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  let app: TestApp;
  let world: AccessWorld;
  let boss: Person;

  beforeAll(async () => {
    // It does no background work: whatever changes in the database was done by a request.
    app = await startTestApp({ role: 'api' });
    world = await buildAccessWorld(app);
    boss = world.clinic.admin;
  }, 60_000);
  afterAll(async () => {
    agent.destroy();
    await app?.close();
  });

  const exchange = (attack: Attack, method: string, token?: string): Promise<Answer> => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const headers: Record<string, string> = { 'if-match': '*' };
    if (token) headers.authorization = `Bearer ${token}`;
    if (attack.body !== undefined) {
      headers['content-type'] = 'application/json';
      headers['content-length'] = String(Buffer.byteLength(attack.body));
    }
    Object.assign(headers, attack.headers);
    const request = send(app.url + attack.path, { method: attack.method ?? method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      const done = () => Buffer.concat(chunks).toString();
      // It would not end: that it began is the answer.
      if (response.headers['content-type']?.startsWith('text/event-stream')) {
        response.destroy();
        return resolve({ status: response.statusCode!, headers: response.headers, text: '' });
      }
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text: done() }));
    });
    request.on('error', (error) => reject(new Error(`${attack.what}: ${error.message}`)));
    request.end(attack.body);
    return promise;
  };

  /** What is not an answer of this API, in words; undefined when it is one. */
  const faultOf = (attack: Attack, method: string, { status, headers, text }: Answer): string | undefined => {
    if (status >= 500) return `a ${status}: ${text.slice(0, 300)}`;
    if (status < 400) return attack.wrong ? `it was taken with ${status}` : undefined;
    if ((attack.method ?? method) === 'HEAD') return undefined;
    if (!headers['content-type']?.startsWith('application/problem+json')) return `a ${status} that is no problem+json`;
    const problem = JSON.parse(text) as Record<string, unknown>;
    const complete =
      problem.status === status &&
      /^[A-Z][A-Z0-9_]+$/.test(String(problem.code)) &&
      typeof problem.detail === 'string' &&
      problem.requestId === headers['x-request-id'];
    if (!complete) return `an incomplete problem: ${text.slice(0, 300)}`;
    if (/\bat .+:\d+:\d+|node_modules|select .+ from/i.test(text)) return `it shows its insides: ${text.slice(0, 300)}`;
    if (attack.field === undefined || [401, 403, 413, 429].includes(status)) return undefined;
    const named = ((problem.errors ?? []) as { pointer: string }[]).map(({ pointer }) =>
      pointer.replace(/^(?!\/)/, '/'),
    );
    const near = named.some((pointer) => pointer === attack.field || `${attack.field}/`.startsWith(`${pointer}/`));
    const within = named.some((pointer) => pointer.startsWith(`${attack.field}/`));
    return status === 400 && (near || within)
      ? undefined
      : `${attack.field} is not named: ${status} ${text.slice(0, 300)}`;
  };

  const fire = async (attacks: readonly Attack[], method: string, token?: string) => {
    const answers = await Promise.all(attacks.map((attack) => exchange(attack, method, token)));
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

  const known = (): Record<string, string> => {
    const { clinic, ids } = world;
    const { practitionerId, siteId, visitTypeId, specialtyId } = clinic;
    const [patientId, from, to] = [ids.patient, '2027-03-01', '2027-03-02'];
    return { practitionerId, siteId, visitTypeId, specialtyId, patientId, 0: specialtyId, holdId: ids.hold, from, to };
  };
  const pathOf = ({ name, path }: Operation, id?: string): string => {
    const row = accessMatrix[name];
    const given = [row?.on, row?.inner].map((each) => each && world.ids[each]);
    return path.replaceAll(/\{\w+\}/g, () => id ?? given.shift() ?? nobody);
  };
  const tokenFor = async ({ name }: Operation): Promise<string | undefined> => {
    const may = accessMatrix[name]?.may;
    const kind = Array.isArray(may) && !may.includes('admin') ? (may[0] as keyof AccessWorld['tokens']) : undefined;
    return kind ? world.tokens[kind] : signedIn();
  };

  const bodyAttacks = (operation: Operation): Attack[] => {
    const path = pathOf(operation);
    const schema = operation.body;
    const whole: Attack[] = some(brokenBodies, few * 2, random).map((body) => {
      const what = `body ${body.toString().slice(0, 40)}`;
      return {
        path,
        body,
        what,
        wrong: schema !== undefined || !['[]', '[{}]', '[null]', '[[1]]'].includes(String(body)),
      };
    });
    const large = JSON.stringify({ a: 'x'.repeat(300_000) });
    whole.push({ path, body: large, what: '300 kB', wrong: true });
    whole.push({
      ...{ path, what: 'a bomb', wrong: true, body: gzipSync(large.repeat(3)) },
      headers: { 'content-encoding': 'gzip' },
    });
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'x',
      'application/json; charset=utf-16',
    ]) {
      const body = type.endsWith('urlencoded') ? 'a=1&b[]=2' : '{}';
      whole.push({ path, body, what: `a body of type ${type}`, wrong: true, headers: { 'content-type': type } });
    }
    if (!schema) return whole;
    const sample = sampleOf(schema, '', known());
    const foreign = some(foreignFields, few * 2, random).map((text) => {
      const body = JSON.stringify(sample)
        .replace(/^\{/, (start) => start + text.slice(1, -1) + ',')
        .replace(/,\}$/, '}');
      return { path, body, what: `the field ${text}`, wrong: true };
    });
    const fields = fieldsOf(schema).flatMap(({ pointer, name, schema: each }) =>
      some(hostileFor(each, name), few, random).map(({ value, wrong }) => {
        const what = `${pointer} = ${JSON.stringify(value)?.slice(0, 60)}`;
        return {
          path,
          body: JSON.stringify(withValue(sample, pointer, value)),
          what,
          wrong,
          field: wrong ? pointer : undefined,
        };
      }),
    );
    return [...whole, ...foreign, ...fields];
  };

  const otherAttacks = (operation: Operation): Attack[] => {
    const path = pathOf(operation);
    const body = operation.body ? JSON.stringify(sampleOf(operation.body, '', known())) : undefined;
    const queries = operation.parameters.filter((parameter) => parameter.in === 'query');
    const query: Attack[] = queries.flatMap(({ name }) => [
      ...some(hostileQuery(name, random), few * 2, random).map(({ text, wrong }) => {
        const field = wrong ? `/${name}` : undefined;
        return { path: `${path}?${name}=${text}`, what: `?${name}=${text.slice(0, 60)}`, wrong, field };
      }),
      { path: `${path}?${name}=1&${name}=2`, what: `?${name} twice` },
      { path: `${path}?${name}[a]=1&${name}[]=2`, what: `?${name}[a]`, wrong: true },
    ]);
    if (queries.length > 0) query.push({ path: `${path}?nope=1`, what: '?nope', wrong: true, field: '/nope' });
    const ids = path === operation.path ? [] : some(hostileIds, few, random);
    if (ids.length > 0) query.push({ path: pathOf(operation, nobody.toUpperCase()), body, what: 'an id in capitals' });
    return [
      ...query,
      ...ids.map((id) => {
        const attacked = pathOf(operation, id);
        // Dots are resolved before it is sent: then it asks another operation, whose answer is none of this one.
        const elsewhere = new URL(attacked, app.url).pathname.split('/').length < path.split('?')[0]!.split('/').length;
        return { path: attacked, body, what: `the id ${id.slice(0, 60)}`, wrong: !elsewhere };
      }),
      ...some(hostileHeaders, few, random).map((headers) => ({
        path,
        body,
        headers,
        what: JSON.stringify(headers).slice(0, 80),
      })),
    ];
  };

  // What removes things comes last, so that the others find them.
  const inOrder = [...operations].sort(
    (one, other) => Number(one.method === 'DELETE') - Number(other.method === 'DELETE'),
  );

  it.each(inOrder.map((operation) => [operation.name, operation] as const))(
    '%s',
    async (_name, operation) => {
      const { method } = operation;
      const takesBody = !['GET', 'DELETE'].includes(method) && !/\/(documents|photo)$/.test(operation.name);
      const attacks = [...(takesBody ? bodyAttacks(operation) : []), ...otherAttacks(operation)];
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
    },
    60_000,
  );

  it('refuses uploads that are none', async () => {
    const upload = operations.find(({ name }) => name.endsWith('/practitioner-applications/{id}/documents'))!;
    const part = (headers: string, content = '%PDF-1.4\n%%EOF\n') => `--b\r\n${headers}\r\n\r\n${content}\r\n`;
    const file = (rest: string) => part(`Content-Disposition: form-data; name="file"; ${rest}`);
    const kind = part('Content-Disposition: form-data; name="kind"', 'licence');
    const forms: Record<string, string> = {
      nothing: '',
      'no end': file('filename="a.pdf"'),
      'no file': `${kind}--b--\r\n`,
      'no kind': `${file('filename="a.pdf"')}--b--\r\n`,
      'another field': `${kind}${kind.replace('"kind"', '"status"')}${file('filename="a.pdf"')}--b--\r\n`,
      'a prototype': `${kind.replace('"kind"', '"__proto__[polluted]"')}${file('filename="a.pdf"')}--b--\r\n`,
      'many fields': `${kind.repeat(50)}--b--\r\n`,
      'two files': `${kind}${file('filename="a.pdf"').repeat(2)}--b--\r\n`,
      'a script': `${kind}${file('filename="a.svg"').replace('%PDF-1.4', '<svg onload=alert(1)>')}--b--\r\n`,
      'no name': `${kind}${part('Content-Disposition: form-data')}--b--\r\n`,
      'a long field': `${kind.replace('licence', 'x'.repeat(5_000))}${file('filename="a.pdf"')}--b--\r\n`,
      'ten megabytes': `${kind}${file('filename="a.pdf"').replace('%%EOF', 'x'.repeat(10_600_000))}--b--\r\n`,
    };
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const path = pathOf(upload);
    const attacks: Attack[] = Object.entries(forms).map(([what, body]) => ({ path, body, headers, what, wrong: true }));
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/mixed; boundary=b']) {
      attacks.push({ path, body: forms['no kind'], headers: { 'content-type': type }, what: type, wrong: true });
    }
    for (const name of [
      'a\0.pdf',
      '../../etc/passwd',
      'a"; x="b',
      '\xff\xfe',
      '%0d%0aSet-Cookie: a=b',
      'x'.repeat(9_000),
      '',
    ]) {
      const body = `${kind}${file(`filename="${name}"`)}--b--\r\n`;
      attacks.push({
        path,
        body,
        headers: { ...headers, 'idempotency-key': 'same' },
        what: `file name ${name.slice(0, 30)}`,
      });
    }
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
  }, 30_000);

  it('takes a cursor only from its own list', async () => {
    const lists = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'cursor'));
    expect(lists.length).toBeGreaterThan(5);
    const token = await signedIn();
    const cursors: string[] = [];
    for (const list of lists) {
      const answer = await exchange({ path: `${pathOf(list)}?limit=1`, what: list.name }, 'GET', token);
      const cursor =
        answer.status === 200 ? (JSON.parse(answer.text) as { nextCursor: string | null }).nextCursor : null;
      if (cursor) cursors.push(cursor);
    }
    expect(cursors.length).toBeGreaterThan(0);
    const attacks = lists.flatMap((list) =>
      cursors.map((cursor) => ({ path: `${pathOf(list)}?cursor=${cursor}`, what: `${list.name} with ${cursor}` })),
    );
    expect((await fire(attacks, 'GET', token)).faults).toEqual([]);
  });

  it('does nothing for HEAD, OPTIONS, TRACE and methods in disguise', async () => {
    const token = await signedIn();
    // Whoever looks at a record is noted, in whatever disguise.
    const contentsBesideTrail = async () => ({ ...(await contents()), 'platform.audit_event': '' });
    const before = await contentsBesideTrail();
    const tricks = operations.flatMap((operation): Attack[] => {
      const path = pathOf(operation);
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
    const answer = await exchange({ path: '/api/v1/sites', headers: preflight, what: 'preflight' }, 'OPTIONS');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(await contentsBesideTrail()).toEqual(before);
  }, 60_000);

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
