import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { bookableOn } from '../../support/bookable.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { handIn, proof } from '../../support/credentials.js';
import { patient, person, signIn, type Person } from '../../support/people.js';

const everywhere = {
  ...{ profile: true, nextStarts: true, search: true, slots: true, earliest: true, availability: true },
  ...{ hold: true, booking: true },
};
const nowhere = Object.fromEntries(Object.keys(everywhere).map((way) => [way, false]));

describe('credentials of practitioners who are listed', () => {
  let app: TestApp;
  let clinic: Clinic;
  let boss: Person;
  let doctor: Person;
  let path: string;
  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app, { visitType: { approval: 'automatic' } });
    ({ admin: boss, doctor } = clinic);
    path = `/practitioners/${clinic.practitionerId}`;
  });
  afterAll(() => app?.close());

  const give = (fields: Record<string, string>, content?: Buffer, name?: string, who = doctor) =>
    handIn(app, who, clinic.practitionerId, fields, content, name);
  const decide = (id: string, decision: 'verify' | 'reject', body = {}, who = boss) =>
    who.post(`${path}/credentials/${id}/${decision}`, body);
  const licence = async () => (await boss.get(path).expect(200)).body.licence;

  it('are handed in, looked at and decided once', async () => {
    const created = await give({ kind: 'diploma' }, proof, '../my <diploma>.exe').expect(201);
    const { id } = created.body;
    expect(created.headers).toMatchObject({ location: `/api/v1${path}/credentials/${id}`, etag: '"1"' });
    expect(created.body).toEqual({
      ...{ id, practitionerId: clinic.practitionerId, kind: 'diploma', status: 'pending', expiresOn: null },
      ...{ expired: false, licenceNumber: null, licenceIssuingBody: null, name: 'my _diploma.pdf' },
      ...{
        type: 'application/pdf',
        size: proof.length,
        uploadedAt: expect.stringMatching(/^2026-12-01T08:.*Z$/),
        decidedAt: null,
        reason: null,
      },
    });
    for (const who of [doctor, boss]) {
      const answer = await who.get(`${path}/credentials/${id}/content`).expect(200);
      expect(Buffer.compare(answer.body as Buffer, proof)).toBe(0);
      expect(answer.headers).toMatchObject({
        'content-disposition': expect.stringMatching(/^attachment; filename="my _diploma\.pdf"/),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
    }
    await decide(id, 'reject').expect(400);
    await boss.post(`${path}/credentials/${id}/verify`).set('If-Match', '"7"').expect(412);
    const rejected = await decide(id, 'reject', { reason: 'REASON-CANARY: not yours' }).expect(200);
    expect(rejected.body).toMatchObject({ status: 'rejected', reason: 'REASON-CANARY: not yours' });
    const again = await decide(id, 'verify').expect(409);
    expect(again.body).toMatchObject({ code: 'INVALID_TRANSITION', current: 'rejected', allowed: [] });

    const second = (await give({ kind: 'other', expiresOn: '2026-12-01' }).expect(201)).body.id;
    expect((await decide(second, 'verify').expect(200)).body).toMatchObject({ status: 'verified', expired: false });
    const { body } = await doctor.get(`${path}/credentials?limit=1`).expect(200);
    expect(body.items).toMatchObject([{ id: second, status: 'verified' }]);
    const next = await doctor.get(`${path}/credentials?cursor=${body.nextCursor}`).expect(200);
    expect(next.body).toMatchObject({ items: [{ id, reason: 'REASON-CANARY: not yours' }], nextCursor: null });
    expect(await licence()).toMatchObject({ number: 'SLMC-1', expiresOn: '2030-01-01' });
  });

  it('renew a licence when an admin has verified them, and not before', async () => {
    const before = await licence();
    const wish = { kind: 'licence', expiresOn: '2031-05-01', licenceNumber: 'NUMBER-CANARY-2' };
    const { id } = (await give(wish).expect(201)).body;
    expect(await licence()).toEqual(before);
    await decide(id, 'reject', { reason: 'Unreadable' }).expect(200);
    expect(await licence()).toEqual(before);
    const other = (await give(wish).expect(201)).body.id;
    await decide(other, 'verify').expect(200);
    expect(await licence()).toEqual({ ...before, number: 'NUMBER-CANARY-2', expiresOn: '2031-05-01' });
    const both = await Promise.all(
      [1, 2].map(async () => decide((await give({ ...wish, licenceNumber: 'N-3' })).body.id, 'verify')),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('are refused where they prove nothing', async () => {
    const refused: [Record<string, string>, number, string][] = [
      [{ kind: 'licence' }, 422, 'LICENCE_INCOMPLETE'],
      [{ kind: 'licence', expiresOn: '2026-12-01' }, 422, 'LICENCE_EXPIRED'],
      [{ kind: 'diploma', expiresOn: '2026-11-30' }, 422, 'CREDENTIAL_EXPIRED'],
      [{ kind: 'diploma', licenceNumber: 'X' }, 400, 'VALIDATION'],
      [{ kind: 'passport' }, 400, 'VALIDATION'],
      [{ kind: 'licence', expiresOn: '2030-02-30' }, 400, 'VALIDATION'],
      [{ kind: 'licence', expiresOn: '2030-02-01', licenceNumber: 'x'.repeat(61) }, 400, 'VALIDATION'],
      [{ kind: 'diploma', status: 'verified' }, 400, 'VALIDATION'],
    ];
    for (const [fields, status, code] of refused) {
      const answer = await give(fields);
      expect({ fields, status: answer.status, code: answer.body.code }).toEqual({ fields, status, code });
    }
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    expect((await give({ kind: 'diploma' }, html).expect(422)).body.code).toBe('UNSUPPORTED_FILE_TYPE');
    await give({ kind: 'diploma' }, Buffer.concat([proof, Buffer.alloc(10 * 1024 * 1024)])).expect(413);
    await doctor.post(`${path}/credentials`, { kind: 'diploma' }).expect(400);
  });

  it('are stored once for one Idempotency-Key, whose file is part of it', async () => {
    const send = (file: Buffer) => give({ kind: 'other' }, file).set('Idempotency-Key', 'one-credential');
    const first = await send(proof).expect(201);
    expect((await send(proof).expect(201)).body.id).toBe(first.body.id);
    await send(Buffer.concat([proof, Buffer.from(' ')])).expect(422);
    await decide(first.body.id, 'reject', { reason: 'x' }).expect(200);
  });

  it('are found by admins as long as nobody has decided, oldest first', async () => {
    const other = await addDoctor(app, clinic, undefined, 'Dr Patient');
    const undecided = async (query = ''): Promise<{ items: { id: string }[]; nextCursor: string | null }> =>
      (await boss.get(`/undecided-credentials${query}`).expect(200)).body;
    expect((await undecided()).items).toEqual([]);
    const first = (await handIn(app, other, other.account.practitionerId!, { kind: 'other' }).expect(201)).body;
    const second = (await give({ kind: 'diploma' }).expect(201)).body;
    const page = await undecided('?limit=1');
    const [ofOther, ofDoctor] = [
      { ...first, practitionerName: 'Dr Patient' },
      { ...second, practitionerName: 'Dr Nimal Perera' },
    ];
    expect(page.items).toEqual([ofOther]);
    expect(await undecided(`?cursor=${page.nextCursor}`)).toEqual({ items: [ofDoctor], nextCursor: null });
    await decide(second.id, 'verify').expect(200);
    expect((await undecided()).items).toEqual([ofOther]);
    await boss.get('/undecided-credentials?cursor=x').expect(400);
    await doctor.get('/undecided-credentials').expect(403);
  });

  it('are shown to and decided by those who may, whoever else asks', async () => {
    const { id } = (await give({ kind: 'identity' }).expect(201)).body;
    const other = await addDoctor(app, clinic, undefined, 'Dr Other');
    const desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    for (const who of [other, desk, await patient(app)]) {
      await who.get(`${path}/credentials`).expect(403);
      await who.get(`${path}/credentials/${id}/content`).expect(403);
      await decide(id, 'verify', {}, who).expect(403);
      await give({ kind: 'other' }, proof, 'a.pdf', who).expect(403);
    }
    await decide(id, 'verify', {}, doctor).expect(403);
    // Under another practitioner's name there is no such credential, for its reader and for admins.
    const elsewhere = `/practitioners/${other.account.practitionerId}/credentials`;
    await other.get(`${elsewhere}/${id}/content`).expect(404);
    await boss.post(`${elsewhere}/${id}/verify`).expect(404);
    await boss.get(`/practitioners/${newId()}/credentials`).expect(404);
    expect(JSON.stringify((await app.get(path).expect(200)).body)).not.toMatch(/credential|CANARY/);
  });

  it('of a practitioner who is an admin too are decided by another one', async () => {
    await app.sql`update identity.account set roles = array['practitioner', 'admin'] where id = ${doctor.account.id}`;
    const both = await signIn(app, doctor.email);
    const { id } = (await give({ kind: 'other' }, proof, 'a.pdf', both).expect(201)).body;
    expect((await decide(id, 'verify', {}, both).expect(403)).body.code).toBe('OWN_CREDENTIAL');
    await app.sql`update identity.account set roles = array['practitioner'] where id = ${doctor.account.id}`;
    await decide(id, 'verify').expect(200);
  });

  it('wait for a decision twenty at most, also when many come at once', async () => {
    const waiting = await app.sql`
      select id from practitioners.credential where status = 'pending' and practitioner_id = ${clinic.practitionerId}`;
    // One account sends three files at a time.
    const answers: Awaited<ReturnType<typeof give>>[] = [];
    for (let left = 24 - waiting.length; left > 0; left -= 3) {
      answers.push(...(await Promise.all(Array.from({ length: Math.min(left, 3) }, () => give({ kind: 'other' })))));
    }
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map(({ body }) => body.code)).toEqual(Array.from({ length: 4 }, () => 'TOO_MANY_DOCUMENTS'));
  });

  it('are not readable in the database', async () => {
    const rows = await app.sql<{ text: string }>`
      select c::text as text from practitioners.credential c
      union all select encode(content, 'escape') from practitioners.credential_content
      union all select encode(coalesce(licence_number, '') || coalesce(rejection_reason, ''), 'escape')
        from practitioners.credential
      union all select payload::text from platform.outbox`;
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ text }) => /CANARY|%PDF/.test(text))).toEqual([]);
  });
});

describe('a practitioner who must not be booked', () => {
  let app: TestApp;
  let clinic: Clinic;
  let other: Person;
  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app, { visitType: { approval: 'automatic' } });
    other = await addDoctor(app, clinic, undefined, 'Dr Other');
  });
  afterAll(() => app?.close());

  const bookable = (practitionerId: string, date: string) => bookableOn(app, clinic, practitionerId, date);
  const others = (date: string) => bookable(other.account.practitionerId!, date);

  it('is hidden from search, slots and booking at once when suspended, and back when activated', async () => {
    const { practitionerId, admin } = clinic;
    expect(await bookable(practitionerId, '2026-12-07')).toEqual(everywhere);
    await admin.post(`/practitioners/${practitionerId}/suspend`).expect(200);
    expect(await bookable(practitionerId, '2026-12-07')).toEqual(nowhere);
    expect(await others('2026-12-07')).toEqual(everywhere);
    await admin.post(`/practitioners/${practitionerId}/activate`).expect(200);
    expect(await bookable(practitionerId, '2026-12-07')).toEqual(everywhere);
  });

  it('is hidden when the licence has expired, and back at once when its renewal is verified', async () => {
    const { practitionerId } = clinic;
    const path = `/practitioners/${practitionerId}`;
    await clinic.admin.patch(path, { licence: { expiresOn: '2026-12-08' } }).expect(200);
    const { search, profile, booking, slots } = await bookable(practitionerId, '2026-12-09');
    expect({ search, profile, booking, slots }).toEqual({ search: true, profile: true, booking: false, slots: false });
    expect(await bookable(practitionerId, '2026-12-08')).toEqual(everywhere);

    await app.advance('PT191H');
    expect(app.now.toString()).toMatch(/^2026-12-09T07:0/);
    expect(await bookable(practitionerId, '2026-12-10')).toEqual(nowhere);
    expect(await others('2026-12-10')).toEqual(everywhere);

    const doctor = await signIn(app, clinic.doctor.email);
    const boss = await signIn(app, clinic.admin.email);
    const wish = { kind: 'licence', expiresOn: '2027-12-31', licenceNumber: 'SLMC-2' };
    const { id } = (await handIn(app, doctor, practitionerId, wish).expect(201)).body;
    expect(await bookable(practitionerId, '2026-12-10')).toEqual(nowhere);
    await boss.post(`${path}/credentials/${id}/verify`).expect(200);
    expect(await bookable(practitionerId, '2026-12-10')).toEqual(everywhere);
    // What was verified expires in its turn, and says so.
    await app.sql`update practitioners.credential set expires_on = '2026-12-08' where id = ${id}`;
    const { body } = await doctor.get(`${path}/credentials`).expect(200);
    expect(body.items).toMatchObject([{ status: 'verified', expired: true }]);
  });
});
