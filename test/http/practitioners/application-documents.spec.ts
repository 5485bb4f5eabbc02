import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/kernel/id.js';
import type { TestApp } from '../../support/app.js';
import { openForApplications, pathOf, pdf, png } from '../../support/applications.js';
import { patient, type Person } from '../../support/people.js';

type Clinic = Awaited<ReturnType<typeof openForApplications>>;

describe('documents of an application', () => {
  let app: TestApp;
  let boss: Person;
  let upload: Clinic['upload'];
  let who: Person;
  let id: string;
  beforeAll(async () => {
    const clinic = await openForApplications();
    ({ app, boss, upload } = clinic);
    who = await patient(app);
    id = await clinic.open(who);
  });
  afterAll(() => app.close());
  const content = (documentId: string) => `${pathOf(id)}/documents/${documentId}/content`;

  it('are judged by what they contain', async () => {
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    const gif = Buffer.from('GIF89a/*\u0001\u0000\u0001\u0000*/=1;alert(1)', 'latin1');
    const polyglot = Buffer.concat([Buffer.from('<script>alert(1)</script>'), pdf]);
    const zip = Buffer.from('504b0304140000000000', 'hex');
    for (const hostile of [html, svg, gif, polyglot, zip, Buffer.from([0])]) {
      const { body } = await upload(who, id, hostile, 'licence.pdf').expect(422);
      expect(body.code).toBe('UNSUPPORTED_FILE_TYPE');
    }
    await upload(who, id, Buffer.alloc(0), 'empty.pdf').expect(400);
    const disguised = await upload(who, id, png, 'licence.html').expect(201);
    expect(disguised.body).toMatchObject({ type: 'image/png', name: 'licence.png' });
  });

  it('are at most 10 MB', async () => {
    const large = Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]);
    await upload(who, id, large, 'large.pdf').expect(413);
    await upload(who, id, large.subarray(0, 10 * 1024 * 1024), 'just.pdf').expect(201);
  });

  it('come back as they were, inert', async () => {
    const scripted = Buffer.concat([pdf, Buffer.from('<script>alert("CANARY")</script>')]);
    const { body } = await upload(who, id, scripted, '../../"évil"\r\nX-Evil: 1<b>.html').expect(201);
    expect(body.name).toMatch(/^[\p{L}\p{N} _-]+\.pdf$/u);
    const answer = await who.get(content(body.id)).expect(200);
    expect(Buffer.compare(answer.body as Buffer, scripted)).toBe(0);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment; filename="[\w.? -]+"; filename\*=UTF-8''[\w.%-]+$/),
    });
    expect(answer.headers['x-evil']).toBeUndefined();
    await boss.get(content(body.id)).expect(200);
    await who.get(content(newId())).expect(404);
  });

  it('and licence numbers are not readable in the database', async () => {
    const rows = await app.sql<{ text: string }>`
      select encode(content, 'escape') as text from practitioners.application_document
      union all select encode(licence_number, 'escape') from practitioners.application
      union all select encode(licence_number, 'escape') from practitioners.practitioner`;
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter(({ text }) => /CANARY|%PDF/.test(text))).toEqual([]);
  });

  it('need a kind that exists, one file and no other field', async () => {
    await upload(who, id, pdf, 'a.pdf', 'passport').expect(400);
    await upload(who, id, pdf, 'a.pdf').field('applicationId', newId()).expect(400);
    await upload(who, id, pdf, 'a.pdf').field('__proto__', 'x').expect(400);
    await upload(who, id, pdf, 'a.pdf').attach('file', pdf, 'b.pdf').expect(400);
    await upload(who, id, pdf, 'a.pdf').attach('other', pdf, 'b.pdf').expect(400);
    await who.post(`${pathOf(id)}/documents`, { kind: 'licence' }).expect(400);
    const broken = app.post(`${pathOf(id)}/documents`).set('Authorization', `Bearer ${who.accessToken}`);
    await broken.set('Content-Type', 'multipart/form-data; boundary=x').send('--x\r\nbroken').expect(400);
  });

  it('are stored once for one Idempotency-Key, whose file is part of it', async () => {
    const send = (file: Buffer) => upload(who, id, file, 'once.pdf').set('Idempotency-Key', 'one-upload');
    const first = await send(pdf).expect(201);
    const second = await send(pdf).expect(201);
    expect(second.body.id).toBe(first.body.id);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect((await send(png).expect(422)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});
