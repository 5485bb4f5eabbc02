import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import {
  pdf,
  picture,
  planted,
  pngOf,
  refusedFiles,
  talkativePicture,
  twoFacedPdfs,
  twoFacedPictures,
} from '../../support/attacks/hostile-files.js';
import { patient, person, signIn, type Person } from '../../support/people.js';

let app: TestApp;
let clinic: Clinic;
let doctor: Person;
let colleague: Person;
let ana: Person;
let visitId: string;
let starts: string[];
beforeAll(async () => {
  app = await startTestApp();
  clinic = await openClinic(app);
  colleague = await addDoctor(app, clinic, undefined, 'Dr Other');
  const { practitionerId, siteId, visitTypeId } = clinic;
  const { body } = await app.get(
    `/slots?practitionerId=${practitionerId}&siteId=${siteId}&visitTypeId=${visitTypeId}&from=2026-12-08&to=2026-12-12`,
  );
  starts = body.items.map(({ start }: { start: string }) => start);
});
afterAll(() => app.close());

async function book(who: Person): Promise<string> {
  const { practitionerId, siteId, visitTypeId } = clinic;
  const wish = { practitionerId, siteId, visitTypeId, start: starts.shift()! };
  return (await who.post('/appointments', wish).expect(201)).body.id;
}

/** Everybody with tokens that the clock has not outlived, and a patient in the doctor's care without documents. */
beforeEach(async () => {
  doctor = await signIn(app, clinic.doctor.email);
  colleague = await signIn(app, colleague.email);
  ana = await patient(app, 'Ana Silva');
  visitId = await book(ana);
});

const recordOf = (who: Person): string => `/patients/${who.account.patientId}/documents`;
const send = (who: Person, file: Buffer, fields: object = {}, name = 'scan.pdf', path = recordOf(ana)) => {
  const request = app.post(path).set('Authorization', `Bearer ${who.accessToken}`);
  for (const [field, value] of Object.entries({ kind: 'lab-result', ...fields })) void request.field(field, value);
  return request.attach('file', file, name);
};
const add = async (who: Person, file: Buffer, fields: object = {}): Promise<string> =>
  (await send(who, file, fields).expect(201)).body.id;
const download = (who: Person, id: string) => who.get(`${recordOf(ana)}/${id}/content`).buffer(true);
const bytesOf = async (who: Person, id: string): Promise<Buffer> => (await download(who, id).expect(200)).body;
const listed = async (who: Person, query = ''): Promise<string[]> =>
  (await who.get(`${recordOf(ana)}${query}`).expect(200)).body.items.map(({ id }: { id: string }) => id);
const trail = () =>
  app.sql<{ who: string; action: string; resourceId: string | null }>`
    select account_id as who, action, resource_id as "resourceId" from platform.audit_event
    where patient_id = ${ana.account.patientId} and resource = 'document' order by id`;

describe('a document', () => {
  it('is added by the patient or the practitioner, shown to both, and leaves a trail', async () => {
    const first = await send(ana, pdf, { title: ' My blood ', appointmentId: visitId }).expect(201);
    const { id } = first.body;
    expect(first.headers.location).toBe(`/api/v1${recordOf(ana)}/${id}`);
    expect(first.body).toEqual({
      id,
      patientId: ana.account.patientId,
      appointmentId: visitId,
      kind: 'lab-result',
      visibility: 'care',
      title: 'My blood',
      name: 'scan.pdf',
      type: 'application/pdf',
      size: pdf.length,
      practitionerId: null,
      uploadedAt: expect.stringMatching(/^2026-12-01T08:0\d:\d\d(\.\d{3})?Z$/),
      allowedActions: ['delete'],
    });
    expect((await doctor.get(`${recordOf(ana)}/${id}`).expect(200)).body).toEqual({
      ...first.body,
      allowedActions: [],
    });
    expect(await bytesOf(doctor, id)).toEqual(pdf);
    const second = await send(doctor, pdf, { kind: 'referral' }).expect(201);
    expect(second.body).toMatchObject({ practitionerId: clinic.practitionerId, title: null, appointmentId: null });
    expect(await listed(ana)).toEqual([second.body.id, id]);
    const [mine, theirs] = [ana.account.id, doctor.account.id];
    expect(await trail()).toEqual([
      { who: mine, action: 'write', resourceId: id },
      { who: theirs, action: 'read', resourceId: id },
      { who: theirs, action: 'read', resourceId: id },
      { who: theirs, action: 'write', resourceId: second.body.id },
      { who: mine, action: 'read', resourceId: null },
    ]);
  });

  it('is only the patient’s and its author’s where they say so', async () => {
    const own = await add(ana, pdf, { visibility: 'patient-and-author' });
    const theirs = await add(doctor, pdf, { visibility: 'patient-and-author' });
    expect(await listed(ana)).toEqual([theirs, own]);
    expect(await listed(doctor)).toEqual([theirs]);
    await bytesOf(ana, theirs);
    const unseen = await doctor.get(`${recordOf(ana)}/${own}`).expect(404);
    const missing = await doctor.get(`${recordOf(ana)}/${newId()}`).expect(404);
    expect({ ...unseen.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    await download(doctor, own).expect(404);
    await doctor.delete(`${recordOf(ana)}/${own}`).expect(404);
  });

  it('is not there for anybody else', async () => {
    const id = await add(ana, pdf);
    const bea = await patient(app);
    const desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    const boss = await person(app, ['admin']);
    const before = await trail();
    const ask = async (who: Person, path: string) => {
      const token = `Bearer ${who.accessToken}`;
      const answers = [
        await who.get(path).expect(404),
        await who.get(`${path}/${id}`).expect(404),
        await who.get(`${path}/${id}/content`).expect(404),
        await who.delete(`${path}/${id}`).expect(404),
        await app
          .post(path)
          .set('Authorization', token)
          .field('kind', 'other')
          .attach('file', pdf, 'a.pdf')
          .expect(404),
      ];
      return answers.map(({ text, body }) => text.replaceAll(body.requestId, ''));
    };
    for (const stranger of [bea, colleague, desk, boss]) {
      expect(await ask(stranger, recordOf(ana))).toEqual(await ask(stranger, `/patients/${newId()}/documents`));
    }
    // Of another record, also for who may see both.
    await bea.get(`${recordOf(bea)}/${id}/content`).expect(404);
    await app.get(`${recordOf(ana)}/${id}/content`).expect(401);
    expect(await trail()).toEqual(before);
  });

  it('belongs to a visit of that patient, or to none', async () => {
    const bea = await patient(app);
    const foreign = await book(bea);
    for (const appointmentId of [foreign, newId()]) {
      for (const who of [ana, doctor]) {
        const { body } = await send(who, pdf, { appointmentId }).expect(422);
        expect(body.code).toBe('UNKNOWN_APPOINTMENT');
      }
    }
    const id = await add(doctor, pdf, { appointmentId: visitId });
    await add(doctor, pdf);
    expect(await listed(ana, `?appointmentId=${visitId}`)).toEqual([id]);
  });

  it('is listed by kind, page by page, newest first', async () => {
    const ids: string[] = [];
    for (const kind of ['imaging', 'other', 'imaging', 'imaging']) ids.unshift(await add(ana, pdf, { kind }));
    expect(await listed(doctor)).toEqual(ids);
    expect(await listed(doctor, '?kind=imaging')).toEqual([ids[0], ids[1], ids[3]]);
    const page = (await ana.get(`${recordOf(ana)}?kind=imaging&limit=2`).expect(200)).body;
    expect(page.items).toHaveLength(2);
    expect(await listed(ana, `?kind=imaging&limit=2&cursor=${page.nextCursor}`)).toEqual([ids[3]]);
    const foreignCursor = Buffer.from('["x"]').toString('base64url');
    for (const wrong of ['kind=x', 'limit=101', 'cursor=x', `cursor=${foreignCursor}`, 'appointmentId=1', 'x=1']) {
      await ana.get(`${recordOf(ana)}?${wrong}`).expect(400);
    }
  });

  it('is deleted by who uploaded it, within a day, and keeps its row', async () => {
    const [mine, theirs] = [await add(ana, pdf), await add(doctor, pdf)];
    expect((await doctor.delete(`${recordOf(ana)}/${mine}`).expect(403)).body.code).toBe('NOT_AUTHOR');
    expect((await ana.delete(`${recordOf(ana)}/${theirs}`).expect(403)).body.code).toBe('NOT_AUTHOR');
    await ana.delete(`${recordOf(ana)}/${mine}`).expect(204);
    for (const path of [`${recordOf(ana)}/${mine}`, `${recordOf(ana)}/${mine}/content`])
      await ana.get(path).expect(404);
    await ana.delete(`${recordOf(ana)}/${mine}`).expect(404);
    expect(await listed(doctor)).toEqual([theirs]);
    expect(await app.sql`select deleted_at is not null as gone from records.document where id = ${mine}`).toEqual([
      { gone: true },
    ]);
    expect((await trail()).filter(({ resourceId }) => resourceId === mine).map(({ action }) => action)).toEqual([
      'write',
      'write',
    ]);
    await doctor.post(`/appointments/${visitId}/approve`).expect(200);
    await app.advance('PT24H');
    doctor = await signIn(app, doctor.email);
    const shown = await doctor.get(`${recordOf(ana)}/${theirs}`).expect(200);
    expect(shown.body.allowedActions).toEqual([]);
    expect((await doctor.delete(`${recordOf(ana)}/${theirs}`).expect(422)).body.code).toBe('TOO_LATE_TO_DELETE');
  });

  it('is stored once for one Idempotency-Key, whose file is part of it', async () => {
    const photo = await picture('jpeg');
    const once = (file: Buffer) => send(ana, file).set('Idempotency-Key', `upload-${visitId}`);
    const first = await once(photo).expect(201);
    const again = await once(photo).expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await once(pdf).expect(422)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await listed(ana)).toEqual([first.body.id]);
  });

  it('is one of at most a hundred, with those that were deleted', async () => {
    const id = await add(ana, pdf);
    await ana.delete(`${recordOf(ana)}/${id}`).expect(204);
    await app.sql`
      insert into records.document (id, patient_id, kind, visibility, name, type, size, content, author_id, uploaded_at)
      select gen_random_uuid(), patient_id, kind, visibility, name, type, size, content, author_id, uploaded_at
      from records.document, generate_series(1, 98) where id = ${id}`;
    const answers = await Promise.all([1, 2, 3].map(() => send(ana, pdf)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    expect(answers.find(({ status }) => status === 422)!.body.code).toBe('TOO_MANY_DOCUMENTS');
  });
});

describe('the file of a document', () => {
  it('is at most 15 MB', async () => {
    const large = Buffer.concat([pdf, Buffer.alloc(15 * 1024 * 1024)]);
    expect((await send(ana, large).expect(413)).body).toMatchObject({ status: 413 });
    const just = large.subarray(0, 15 * 1024 * 1024);
    expect((await bytesOf(ana, await add(ana, just))).equals(just)).toBe(true);
  });

  it('comes with a kind that exists and nothing unknown', async () => {
    const wrong = [
      { kind: 'passport' },
      { kind: '' },
      { title: 'x'.repeat(201) },
      { title: ' ' },
      { visibility: 'everyone' },
      { appointmentId: 'x' },
      { patientId: newId() },
      { authorId: newId() },
    ];
    for (const fields of wrong) {
      const { body } = await send(ana, pdf, fields).expect(400);
      expect(body.errors[0].pointer).toBe(`/${Object.keys(fields)[0]}`);
    }
    await send(ana, pdf).attach('file', pdf, 'b.pdf').expect(400);
    await send(ana, Buffer.alloc(0)).expect(400);
    await ana.post(recordOf(ana), { kind: 'other' }).expect(400);
    expect(await listed(ana)).toEqual([]);
  });

  it('is refused when it is no picture and no PDF, or a picture that would fill the memory', async () => {
    for (const [what, content, code] of await refusedFiles()) {
      const { status, body } = await send(ana, content, {}, 'photo.png');
      expect({ what, status, code: body.code }).toEqual({ what, status: 422, code });
    }
    expect(await listed(ana)).toEqual([]);
  });

  it('is the picture alone when it is a picture', async () => {
    for (const [what, content] of Object.entries(await twoFacedPictures())) {
      const id = await add(ana, content);
      const clean = await bytesOf(doctor, id);
      const { exif, xmp, icc, comments, width } = await sharp(clean).metadata();
      expect({ what, exif, xmp, icc, comments }).toEqual({ what });
      expect(width).toBeGreaterThan(0);
      expect(clean.toString('latin1')).not.toMatch(new RegExp(`${planted}|<script|PK\\x03\\x04`));
    }
  });

  it.each(['png', 'jpeg', 'webp'] as const)('is upright and in its own format: %s', async (format) => {
    const talkative = await talkativePicture(format);
    expect(talkative.includes(planted)).toBe(true);
    const sent = await send(ana, talkative, {}, 'x.html').expect(201);
    const clean = await bytesOf(ana, sent.body.id);
    expect(await sharp(clean).metadata()).toMatchObject({ format, width: 30, height: 40 });
    expect(sent.body).toMatchObject({ type: `image/${format}`, size: clean.length });
  });

  it('is made smaller when it is a large picture', async () => {
    const id = await add(ana, pngOf(8_000, 4_000), { kind: 'imaging' });
    expect(await sharp(await bytesOf(ana, id)).metadata()).toMatchObject({ width: 5_000, height: 2_500 });
  });

  it('is given out as something to keep, never as a page', async () => {
    for (const [what, content] of Object.entries(twoFacedPdfs)) {
      const sent = await send(ana, content, {}, '../../"évil"\r\nX-Evil: 1<b>.html').expect(201);
      expect(sent.body.name).toMatch(/^[\p{L}\p{N} _-]+\.pdf$/u);
      const { headers, body } = await download(ana, sent.body.id).expect(200);
      expect({ what, same: content.equals(body) }).toEqual({ what, same: true });
      expect(headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': expect.stringMatching(/^attachment; filename="[\w.? -]+"; filename\*=UTF-8''[\w.%-]+$/),
        'x-content-type-options': 'nosniff',
        'content-security-policy': `default-src 'none'; sandbox`,
        'cache-control': 'no-store',
      });
      expect(headers['x-evil']).toBeUndefined();
    }
  });

  it('stands nowhere in the database in clear, nor do its name and title', async () => {
    const file = twoFacedPdfs['a PDF that is a page']!;
    const request = send(ana, file, { title: `${planted} title` }, `${planted} name.pdf`);
    const { body } = await request.set('Idempotency-Key', `dump-${visitId}`).expect(201);
    expect(body).toMatchObject({ title: `${planted} title`, name: `${planted} name.pdf` });
    const tables = await app.sql<{ name: string }>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['records.document', 'platform.outbox']));
    const hex = Buffer.from(planted).toString('hex');
    const found = async (needle: string) => {
      const where: string[] = [];
      for (const { name } of tables) {
        const rows = await app.sql([
          `select from ${name} t where position('${needle}' in t::text) > 0 limit 1`,
        ] as never);
        if (rows.length > 0) where.push(name);
      }
      return where;
    };
    expect(await found(body.id)).toContain('records.document');
    expect([await found(planted), await found(hex)]).toEqual([[], []]);
  });
});
