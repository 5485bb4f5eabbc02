import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { once } from 'node:events';
import { request as send, type ClientRequest, type IncomingMessage } from 'node:http';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { pdf, picture, pngOf } from '../../support/attacks/hostile-files.js';
import { eventually } from '../../support/servers/load.js';
import { patient, person, type Person } from '../../support/people.js';

const megabyte = 1024 * 1024;
const recordOf = (who: Person) => `/patients/${who.account.patientId}/documents`;
const photoOf = (who: Person) => `/patients/${who.account.patientId}/photo`;

describe('uploads', () => {
  let app: TestApp;
  const open: ClientRequest[] = [];
  beforeAll(async () => {
    app = await startTestApp({ role: 'api' });
  });
  afterEach(() => open.splice(0).forEach((request) => request.destroy()));
  afterAll(() => app.close());

  const add = (who: Person, file: Buffer, path = recordOf(who)) =>
    app
      .post(path)
      .set('Authorization', `Bearer ${who.accessToken}`)
      .field('kind', 'other')
      .attach('file', file, 'a.pdf');
  const put = (who: Person, file: Buffer) =>
    app.put(photoOf(who)).set('Authorization', `Bearer ${who.accessToken}`).attach('file', file, 'a.png');

  /** An upload that has begun and of which no more comes, unless it is answered before. */
  const begin = (who: Person, path = recordOf(who), length = 14 * megabyte): Promise<IncomingMessage> => {
    const headers = {
      authorization: `Bearer ${who.accessToken}`,
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': String(length),
    };
    const request = send(`${app.url}/api/v1${path}`, { method: /(photo|logo)$/.test(path) ? 'PUT' : 'POST', headers });
    open.push(request);
    request.on('error', () => undefined);
    request.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4\n');
    return once(request, 'response').then(([response]) => response as IncomingMessage);
  };

  it('are taken from verified addresses only, which is said before anything is read', async () => {
    const someone = await person(app, ['patient'], { emailVerified: false });
    const boss = await person(app, ['admin'], { emailVerified: false });
    const practitioner = `/practitioners/${newId()}`;
    const attempts = [
      begin(someone),
      begin(someone, photoOf(someone)),
      begin(boss, '/settings/logo'),
      begin(boss, `${practitioner}/photo`),
      begin(boss, `${practitioner}/credentials`),
    ];
    const answers = await Promise.all(attempts);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(attempts.map(() => 403));
    expect((await add(someone, pdf).expect(403)).body.code).toBe('EMAIL_NOT_VERIFIED');
  });

  it('of documents take so many bytes of a record, also where several come at once', async () => {
    const ana = await patient(app);
    const { id } = (await add(ana, pdf).expect(201)).body;
    await app.sql`update records.document set size = ${195 * megabyte}, deleted_at = now() where id = ${id}`;
    expect((await begin(ana, recordOf(ana), 8 * megabyte)).statusCode).toBe(422);
    const file = Buffer.concat([pdf, Buffer.alloc(3 * megabyte)]);
    const answers = await Promise.all([add(ana, file), add(ana, file)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(answers.find(({ status }) => status === 422)!.body.code).toBe('DOCUMENT_SPACE_USED');
    const again = (await add(ana, file).set('Idempotency-Key', 'full').expect(422)).body;
    expect(again.code).toBe('DOCUMENT_SPACE_USED');
    await add(ana, pdf).expect(201);
    await add(await patient(app), pdf).expect(201);
  });

  it('come from one account three at a time, until they are over or given up', async () => {
    const [ana, ben] = [await patient(app), await patient(app)];
    await eventually('the fourth is refused', async () => {
      void begin(ana).catch(() => undefined);
      const { status, headers, body } = await add(ana, pdf);
      if (status === 429) expect([Number(headers['retry-after']) > 0, body.code]).toEqual([true, 'TOO_MANY_REQUESTS']);
      return status === 429;
    });
    await add(ben, pdf).expect(201);
    open.splice(0).forEach((request) => request.destroy());
    await eventually('there is room again', async () => (await add(ana, pdf)).status === 201);
  });

  it('are at most twenty at a time in one process', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => patient(app)));
    const last = people.pop()!;
    await eventually('the process is full', async () => {
      for (const who of people) void begin(who).catch(() => undefined);
      const { status, headers, body } = await add(last, pdf);
      if (status === 503) expect([headers['retry-after'], body.code]).toEqual(['2', 'BUSY']);
      return status === 503;
    });
  });

  it('of pictures of one account make nobody else wait for more than one of them', async () => {
    const [ana, ben] = [await patient(app), await patient(app)];
    const [huge, small] = [pngOf(6_200, 6_200), await picture('png')];
    const ended: string[] = [];
    const theirs = Array.from({ length: 12 }, () =>
      put(ana, huge).then((answer) => {
        if (answer.status === 204) ended.push('huge');
        return answer;
      }),
    );
    await put(ben, small).expect(204);
    ended.push('small');
    const answers = await Promise.all(theirs);
    expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([204, 429]);
    for (const { status, headers } of answers)
      if (status === 429) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(ended.indexOf('small')).toBeLessThanOrEqual(2);
  });
});
