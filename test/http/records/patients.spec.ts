import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FindPatients, PatientForBooking } from '../../../src/patients/index.js';
import { newId } from '../../../src/shared/kernel/id.js';
import type { Actor } from '../../../src/shared/kernel/actor.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { admin, patient, person, signIn, type Person } from '../../support/people.js';
import { practitioner, visitBecomes } from '../../support/record-people.js';

let app: TestApp;
let boss: Person;
let desk: Person;
beforeAll(async () => {
  app = await startTestApp();
  boss = await admin(app);
  desk = await person(app, ['staff'], { siteIds: [newId()] });
});
afterAll(() => app.close());

const sameProblem = (body: object) => ({ ...body, requestId: '' });

describe('a patient file', () => {
  it('is the own one’s to read and change, with its version', async () => {
    const ana = await patient(app, 'Ana Silva');
    const path = `/patients/${ana.account.patientId}`;
    const { body, headers } = await ana.get(path).expect(200);
    expect(Object.keys(body).sort()).toEqual([
      'accountId',
      'address',
      'birthDate',
      'createdAt',
      'email',
      'fullName',
      'gender',
      'id',
      'locale',
      'phone',
      'photoUpdatedAt',
      'sex',
      'timeZone',
    ]);
    const address = { line1: '12 Galle Road', city: 'Colombo', country: 'LK' };
    const about = { sex: 'female', gender: 'woman', address };
    const changes = { birthDate: '1987-04-12', timeZone: 'Asia/Colombo', locale: 'si', ...about };
    const changed = await ana.patch(path, changes, headers.etag).expect(200);
    expect(changed.body).toEqual({ ...body, ...changes });
    await ana.patch(path, { locale: null }, headers.etag).expect(412);
    expect((await ana.patch(path, { locale: null }, changed.headers.etag).expect(200)).body.locale).toBeNull();
    expect((await ana.patch(path, { email: 'other@example.org' }).expect(422)).body.code).toBe('EMAIL_OF_ACCOUNT');
    await app.patch(path).set('Authorization', `Bearer ${ana.accessToken}`).send({ locale: 'en' }).expect(428);
  });

  it('of somebody else answers like one that does not exist', async () => {
    const [ana, bea, doctor] = [await patient(app), await patient(app), await practitioner(app)];
    const none = newId();
    for (const stranger of [bea, doctor]) {
      for (const method of ['get', 'patch'] as const) {
        const foreign = await stranger[method](`/patients/${ana.account.patientId}`, {}).expect(404);
        const missing = await stranger[method](`/patients/${none}`, {}).expect(404);
        expect(sameProblem(foreign.body)).toEqual(sameProblem(missing.body));
      }
      await stranger.get('/patients').expect(403);
      await stranger.post('/patients', { fullName: 'X' }).expect(403);
    }
    await app.get(`/patients/${ana.account.patientId}`).expect(401);
    await desk.get('/patients/not-an-id').expect(404);
  });

  it('is open to a practitioner as long as they care for the patient', async () => {
    const own = await startTestApp();
    try {
      const ana = await patient(own);
      let doctor = await practitioner(own);
      const { email } = doctor;
      const path = `/patients/${ana.account.patientId}`;
      const appointmentId = newId();
      const becomes = (status: string, id = appointmentId) =>
        visitBecomes(own, ana.account.patientId!, doctor, status, id);
      await becomes('pending');
      await doctor.get(path).expect(200);
      await doctor.patch(path, { locale: 'en' }).expect(403);
      await becomes('declined');
      await doctor.get(path).expect(404);
      await becomes('completed', newId());
      await doctor.get(path).expect(200);
      await own.advance('PT8736H');
      doctor = await signIn(own, email);
      await doctor.get(path).expect(200);
      await own.advance('PT48H');
      doctor = await signIn(own, email);
      await doctor.get(path).expect(404);
    } finally {
      await own.close();
    }
  });
});

describe('the front desk', () => {
  it('admits patients without an account, once per Idempotency-Key', async () => {
    const body = { fullName: 'Kind Silva', phone: '+94 11 222 3333', birthDate: '2020-02-29' };
    const first = await desk.post('/patients', body).set('Idempotency-Key', 'one').expect(201);
    expect(first.body).toMatchObject({ accountId: null, fullName: 'Kind Silva', email: null, birthDate: '2020-02-29' });
    expect(first.headers.location).toBe(`/api/v1/patients/${first.body.id}`);
    expect(first.headers.etag).toBe('"1"');
    const again = await desk.post('/patients', body).set('Idempotency-Key', 'one').expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await desk.patch(`/patients/${first.body.id}`, { email: 'p@example.org' }).expect(200)).body.email).toBe(
      'p@example.org',
    );
  });

  it('finds patients by part of name, address or number, page by page', async () => {
    for (const [index, fullName] of ['Zoë Alpha', 'Zoë Beta', 'Zoë Gamma'].entries()) {
      await boss
        .post('/patients', { fullName, phone: `+499000${index}77`, email: `zoe${index}@find.test` })
        .expect(201);
    }
    const names = async (query: string) =>
      (await desk.get(`/patients?${query}`).expect(200)).body.items.map((item: { fullName: string }) => item.fullName);
    expect(await names(`q=${encodeURIComponent('zoë')}`)).toEqual(['Zoë Alpha', 'Zoë Beta', 'Zoë Gamma']);
    expect(await names('q=zoe1@find')).toEqual(['Zoë Beta']);
    expect(await names('q=9000277')).toEqual(['Zoë Gamma']);
    expect(await names('q=100%25')).toEqual([]);
    expect(await names('q=%5F%5F')).toEqual([]);
    const first = (await desk.get('/patients?q=find.test&limit=2').expect(200)).body;
    expect(first.items).toHaveLength(2);
    expect(await names(`q=find.test&limit=2&cursor=${first.nextCursor}`)).toEqual(['Zoë Gamma']);
    for (const cursor of [
      'x',
      Buffer.from('["a","b"]').toString('base64url'),
      Buffer.from('[1,2]').toString('base64url'),
    ]) {
      await desk.get(`/patients?cursor=${cursor}`).expect(400);
    }
    await desk.get('/patients?limit=101').expect(400);
    await desk.get('/patients?sort=password').expect(400);
  });

  it.each([
    [{}, '/fullName'],
    [{ fullName: ' ' }, '/fullName'],
    [{ fullName: 'x'.repeat(201) }, '/fullName'],
    [{ fullName: 'a\u0000b' }, '/fullName'],
    [{ fullName: 'A', birthDate: '2026-02-30' }, '/birthDate'],
    [{ fullName: 'A', birthDate: '2100-01-01' }, '/birthDate'],
    [{ fullName: 'A', timeZone: 'Mars/Olympus' }, '/timeZone'],
    [{ fullName: 'A', email: 'no' }, '/email'],
    [{ fullName: 'A', phone: 'call me' }, '/phone'],
    [{ fullName: 'A', locale: '../en' }, '/locale'],
    [{ fullName: 'A', sex: 'F' }, '/sex'],
    [{ fullName: 'A', gender: 'x'.repeat(61) }, '/gender'],
    [{ fullName: 'A', address: { line1: 'B', city: 'C' } }, '/address/country'],
    [{ fullName: 'A', address: { line1: 'B', city: 'C', country: 'D', postalCode: null } }, '/address/postalCode'],
    [{ fullName: 'A', address: ['x'] }, '/address'],
    [{ fullName: 'A', bloodGroup: 'A+' }, '/bloodGroup'],
    [{ fullName: 'A', accountId: newId() }, '/accountId'],
    [{ fullName: 'A', id: newId() }, '/id'],
  ])('refuses %j', async (body, pointer) => {
    const answer = await desk.post('/patients', body).expect(400);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });
});

describe('the patient of a booking', () => {
  const actorOf = (who: Person): Actor => ({
    accountId: who.account.id,
    sessionId: newId(),
    roles: who.account.roles,
    emailVerified: true,
    patientId: who.account.patientId,
    practitionerId: who.account.practitionerId,
    siteIds: who.account.siteIds ?? [],
  });

  it('is the own file, or one the actor may act for', async () => {
    const [ana, bea] = [await patient(app), await patient(app)];
    const own = await app.ask(new PatientForBooking(actorOf(ana)));
    expect(own).toMatchObject({ id: ana.account.patientId, accountId: ana.account.id, email: ana.email });
    expect(await app.ask(new FindPatients([ana.account.patientId!, newId()]))).toEqual([own]);
    const forAna = (who: Person) => app.ask(new PatientForBooking(actorOf(who), ana.account.patientId));
    expect(await forAna(desk)).toEqual(own);
    await expect(forAna(bea)).rejects.toMatchObject({ kind: 'missing' });
    await expect(app.ask(new PatientForBooking(actorOf(desk)))).rejects.toMatchObject({ code: 'PATIENT_REQUIRED' });
  });
});
