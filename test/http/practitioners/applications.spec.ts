import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/kernel/id.js';
import type { TestApp } from '../../support/app.js';
import { licence, openForApplications, pathOf, pdf, png } from '../../support/applications.js';
import { admin, patient, person, signIn, type Person } from '../../support/people.js';

type Clinic = Awaited<ReturnType<typeof openForApplications>>;

describe('applications of practitioners', () => {
  let app: TestApp;
  let boss: Person;
  let siteId: string;
  let draft: Clinic['draft'];
  let open: Clinic['open'];
  let upload: Clinic['upload'];
  beforeAll(async () => {
    ({ app, boss, siteId, draft, open, upload } = await openForApplications());
  });
  afterAll(() => app.close());

  const inReview = async (who: Person, fields: object = {}, withDocument = true): Promise<string> => {
    const id = await open(who, fields);
    if (withDocument) await upload(who, id, pdf, 'licence.pdf').expect(201);
    await who.post(`${pathOf(id)}/submit`).expect(200);
    await boss.post(`${pathOf(id)}/start-review`).expect(200);
    return id;
  };

  it('turn an account into a practitioner who can be found', async () => {
    const jana = await patient(app);
    const created = await jana.post('/practitioner-applications', draft()).expect(201);
    const { id } = created.body;
    expect(created.headers).toMatchObject({ location: `/api/v1${pathOf(id)}`, etag: '"1"' });
    expect(created.body).toMatchObject({ status: 'draft', licence, allowedActions: ['edit', 'submit'] });

    const document = await upload(jana, id, png, 'my licence.png').expect(201);
    expect(document.body).toMatchObject({ name: 'my licence.png', type: 'image/png', size: png.length });
    await jana.post(`${pathOf(id)}/submit`).expect(200);
    const review = await boss.post(`${pathOf(id)}/start-review`).expect(200);
    expect(review.body.allowedActions).toEqual(['request-info', 'approve', 'reject']);
    const approved = await boss.post(`${pathOf(id)}/approve`, { siteId }).expect(200);
    const { practitionerId } = approved.body;
    expect(approved.body).toMatchObject({ status: 'approved', practitionerId: expect.any(String) });

    const again = await signIn(app, jana.email);
    expect(again.account).toMatchObject({ practitionerId, roles: expect.arrayContaining(['practitioner']) });
    const { body } = await app.get('/practitioners?q=okafor').expect(200);
    expect(body.items).toMatchObject([{ id: practitionerId, siteIds: [siteId] }]);
    const { body: types } = await app.get('/visit-types').expect(200);
    expect(types.items).toMatchObject([{ name: 'Consultation', durationMinutes: 30, approval: 'required' }]);
    const events = await app.sql<{ type: string; payload: object }>`
      select type, payload from platform.outbox where type like 'practitioners.%' order by id`;
    expect(events.map(({ type }) => type).sort()).toEqual([
      'practitioners.application-approved.v1',
      'practitioners.application-submitted.v1',
      'practitioners.practitioner-listed.v1',
    ]);
    expect(events.find(({ type }) => type.includes('listed'))!.payload).toEqual({ practitionerId, siteId });
    await again.post('/practitioner-applications', draft()).expect(409);
  });

  it('need a verified address, and there is one at a time', async () => {
    const fresh = await person(app, ['patient'], { emailVerified: false });
    const { body } = await fresh.post('/practitioner-applications', draft()).expect(403);
    expect(body.code).toBe('EMAIL_NOT_VERIFIED');
    await app.post('/practitioner-applications').send(draft()).expect(401);

    const eager = await patient(app);
    const answers = await Promise.all([1, 2, 3, 4].map(() => eager.post('/practitioner-applications', draft())));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('APPLICATION_OPEN');
  });

  it('are approved once, however many admins press the button', async () => {
    const id = await inReview(await patient(app));
    const admins = [boss, await admin(app), await admin(app)];
    const answers = await Promise.all(admins.map((who) => who.post(`${pathOf(id)}/approve`, { siteId })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const lost = answers.find(({ status }) => status === 409)!.body;
    expect(lost).toMatchObject({ code: 'INVALID_TRANSITION', current: 'approved', allowed: [] });
    const rows = await app.sql`select 1 from practitioners.practitioner p
      join practitioners.application a on a.account_id = p.account_id where a.id = ${id}`;
    expect(rows).toHaveLength(1);
  });

  it('follow the table of transitions and no other way', async () => {
    const who = await patient(app);
    const id = await open(who);
    const refusal = await boss.post(`${pathOf(id)}/approve`).expect(409);
    expect(refusal.body).toMatchObject({ code: 'INVALID_TRANSITION', current: 'draft', allowed: ['submit'] });
    await boss.post(`${pathOf(id)}/start-review`).expect(409);
    await who.post(`${pathOf(id)}/submit`).expect(200);
    await who.post(`${pathOf(id)}/submit`).expect(409);
    const locked = await who.patch(pathOf(id), { bio: 'Later' }).expect(409);
    expect(locked.body.code).toBe('APPLICATION_LOCKED');
    await upload(who, id, pdf, 'late.pdf').expect(409);
    await boss.post(`${pathOf(id)}/start-review`).expect(200);
    await boss.post(`${pathOf(id)}/request-info`).expect(400);
    const asked = await boss.post(`${pathOf(id)}/request-info`, { reason: 'A sharper scan' }).expect(200);
    expect(asked.body).toMatchObject({ status: 'needs_info', reason: 'A sharper scan' });
    await who.patch(pathOf(id), { bio: 'Sharper' }).expect(200);
    await who.post(`${pathOf(id)}/submit`).expect(200);
    await boss.post(`${pathOf(id)}/start-review`).expect(200);
    const rejected = await boss.post(`${pathOf(id)}/reject`, { reason: 'Not ours' }).expect(200);
    expect(rejected.body).toMatchObject({ status: 'rejected', reason: 'Not ours', practitionerId: null });
    await open(who);
  });

  it('go back for what is missing, and are approved as they came again', async () => {
    const who = await patient(app);
    const id = await open(who, { licence: { number: 'OLD-1', issuingBody: 'SLMC' } });
    await upload(who, id, png, 'blurred.png').expect(201);
    await who.post(`${pathOf(id)}/submit`).expect(200);
    await boss.post(`${pathOf(id)}/start-review`).expect(200);
    expect((await boss.post(`${pathOf(id)}/approve`, { siteId }).expect(422)).body.code).toBe('LICENCE_INCOMPLETE');
    await boss.post(`${pathOf(id)}/request-info`, { reason: 'A sharper scan, and when it expires' }).expect(200);
    await app.settle();

    // With the applicant: nobody else decides or writes, and the mail does not say what is missing.
    const mails = JSON.stringify(await who.mails());
    expect(mails).toContain('needs something more');
    expect(mails).not.toContain('sharper');
    const { body: back, headers } = await who.get(pathOf(id)).expect(200);
    expect(back).toMatchObject({ status: 'needs_info', reason: 'A sharper scan, and when it expires' });
    expect(back.allowedActions).toEqual(['edit', 'submit']);
    for (const action of ['approve', 'start-review']) await boss.post(`${pathOf(id)}/${action}`).expect(409);
    await boss.post(`${pathOf(id)}/reject`, { reason: 'x' }).expect(409);
    await boss.patch(pathOf(id), { bio: 'Not mine' }).expect(403);
    await upload(boss, id, pdf, 'not-mine.pdf').expect(403);

    const changes = { bio: 'With a date.', licence: { expiresOn: '2031-06-30' } };
    await who.patch(pathOf(id), changes, headers.etag).expect(200);
    const { body: scan } = await upload(who, id, pdf, 'sharp.pdf').expect(201);
    const again = await who.post(`${pathOf(id)}/submit`).expect(200);
    expect(again.body).toMatchObject({ status: 'submitted', documents: [{ name: 'blurred.png' }, { id: scan.id }] });
    await upload(who, id, pdf, 'too-late.pdf').expect(409);
    await who.patch(pathOf(id), { bio: 'Too late' }).expect(409);

    const review = await boss.post(`${pathOf(id)}/start-review`).expect(200);
    expect(review.body).toMatchObject({ reason: null, bio: 'With a date.', documents: [{}, { name: 'sharp.pdf' }] });
    await boss.get(`${pathOf(id)}/documents/${scan.id}/content`).expect(200);
    const { practitionerId } = (await boss.post(`${pathOf(id)}/approve`, { siteId }).expect(200)).body;
    const { body: listed } = await boss.get(`/practitioners/${practitionerId}`).expect(200);
    expect(listed).toMatchObject({ listed: true, bio: 'With a date.' });
    expect(listed.licence).toEqual({ number: 'OLD-1', issuingBody: 'SLMC', expiresOn: '2031-06-30' });
  });

  it('are approved only with a licence that counts and a document', async () => {
    const cases: [object, boolean, string][] = [
      [{ licence: { number: 'X' } }, true, 'LICENCE_INCOMPLETE'],
      [{ licence: { ...licence, expiresOn: '2026-12-01' } }, true, 'LICENCE_EXPIRED'],
      [{}, false, 'DOCUMENT_REQUIRED'],
    ];
    for (const [fields, withDocument, code] of cases) {
      const id = await inReview(await patient(app), fields, withDocument);
      const { body } = await boss.post(`${pathOf(id)}/approve`, { siteId }).expect(422);
      expect(body.code).toBe(code);
      expect((await boss.get(pathOf(id)).expect(200)).body.status).toBe('in_review');
    }
    const id = await inReview(await patient(app));
    const { body } = await boss.post(`${pathOf(id)}/approve`, { siteId: newId() }).expect(422);
    expect(body.code).toBe('UNKNOWN_SITE');
  });

  it('are reviewed by admins, and never by the applicant', async () => {
    const second = await admin(app);
    const id = await inReview(second);
    const { body } = await second.post(`${pathOf(id)}/approve`, { siteId }).expect(403);
    expect(body.code).toBe('OWN_APPLICATION');
    const stranger = await patient(app);
    await stranger.post(`${pathOf(id)}/approve`, { siteId }).expect(403);
    await stranger.post(`${pathOf(id)}/reject`, { reason: 'x' }).expect(403);
  });

  it('are seen by their applicant and by admins alone', async () => {
    const [mine, stranger] = [await patient(app), await patient(app)];
    const id = await open(mine);
    const document = (await upload(mine, id, pdf, 'a.pdf').expect(201)).body;
    const absent = await stranger.get(pathOf(newId())).expect(404);
    const foreign = await stranger.get(pathOf(id)).expect(404);
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
    await stranger.patch(pathOf(id), { bio: 'x' }).expect(404);
    await stranger.post(`${pathOf(id)}/submit`).expect(404);
    await upload(stranger, id, pdf, 'a.pdf').expect(404);
    await stranger.get(`${pathOf(id)}/documents/${document.id}/content`).expect(404);
    await app.get(pathOf(id)).expect(401);
    expect((await stranger.get('/practitioner-applications').expect(200)).body.items).toEqual([]);
    const own = (await mine.get('/practitioner-applications').expect(200)).body.items;
    expect(own.map((item: { id: string }) => item.id)).toEqual([id]);
    await boss.get(pathOf(id)).expect(200);
    const drafts = (await boss.get('/practitioner-applications?status=draft&limit=100').expect(200)).body.items;
    expect(drafts.map((item: { id: string }) => item.id)).toContain(id);
    // An admin decides about applications, but does not write them.
    await boss.patch(pathOf(id), { bio: 'x' }).expect(403);
    await boss.post(`${pathOf(id)}/submit`).expect(403);
    expect((await upload(boss, id, pdf, 'a.pdf').expect(403)).body.code).toBe('NOT_APPLICANT');
    await stranger.post(`${pathOf(id)}/documents`).expect(404);
    await stranger.post(`${pathOf('nonsense')}/documents`).expect(404);
  });

  it('page by cursor', async () => {
    const first = (await boss.get('/practitioner-applications?limit=2').expect(200)).body;
    const next = (await boss.get(`/practitioner-applications?limit=2&cursor=${first.nextCursor}`).expect(200)).body;
    const ids = [...first.items, ...next.items].map((item: { id: string }) => item.id);
    expect(new Set(ids).size).toBe(4);
    expect(ids.toSorted().toReversed()).toEqual(ids);
    await boss.get('/practitioner-applications?cursor=bogus').expect(400);
    const forged = Buffer.from('["x"]').toString('base64url');
    await boss.get(`/practitioner-applications?cursor=${forged}`).expect(400);
  });

  it('change only from the version that was read', async () => {
    const who = await patient(app);
    const id = await open(who);
    await app.patch(pathOf(id)).set('Authorization', `Bearer ${who.accessToken}`).send({ bio: 'x' }).expect(428);
    const changed = await who.patch(pathOf(id), { bio: 'New', licence: { number: 'N-2' } }, '"1"').expect(200);
    expect(changed.body).toMatchObject({ bio: 'New', licence: { ...licence, number: 'N-2' } });
    await who.patch(pathOf(id), { bio: 'Newer' }, '"1"').expect(412);
    await who.patch(pathOf(id), { bio: 'Newer' }, changed.headers.etag).expect(200);
  });

  it('refuse bad input with 400 and rules with 422', async () => {
    const who = await patient(app);
    const bad: object[] = [
      { fullName: '' },
      { fullName: null },
      { fullName: 'x\u0000y' },
      { specialtyIds: 'x' },
      { specialtyIds: ['x'] },
      { languages: null },
      { languages: ['<script>'] },
      { yearsOfExperience: -1 },
      { yearsOfExperience: 1.5 },
      { licence: { expiresOn: '2030-02-30' } },
      { licence: [] },
      { licence: { number: 'x'.repeat(61) } },
      { bio: 'x'.repeat(5_001) },
      { status: 'approved' },
      { accountId: newId() },
      { gender: 'robot' },
    ];
    for (const fields of bad) await who.post('/practitioner-applications', draft(fields)).expect(400);
    const { body } = await who.post('/practitioner-applications', draft({ specialtyIds: [newId()] })).expect(422);
    expect(body.code).toBe('UNKNOWN_SPECIALTY');
    const id = await open(who);
    for (const fields of [{ fullName: null }, { specialtyIds: null }, { languages: null }, { licence: null }]) {
      await who.patch(pathOf(id), fields).expect(400);
    }
    await who.patch(pathOf(id), { bio: null, title: null, gender: null }).expect(200);
  });
});
