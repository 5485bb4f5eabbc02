import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prescribedItem } from '../../support/attacks/access-world.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { addDoctor, openClinic, visitOfToday, type Clinic } from '../../support/clinic.js';
import { password, patient, person, type Person } from '../../support/people.js';
import { visitBecomes } from '../../support/record-people.js';

const text = 'CANARY-NOTE: a cough for two weeks, chest clear.';
const added = 'CANARY-AMENDMENT: the culture was negative.';

describe('the note of a visit', () => {
  let app: TestApp;
  let clinic: Clinic;
  let doctor: Person;
  let colleague: Person;
  let ana: Person;
  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app);
    doctor = clinic.doctor;
    colleague = await addDoctor(app, clinic, undefined, 'Dr Colleague');
    ana = await patient(app, 'Ana Silva');
    await caresFor(colleague, ana);
  });
  afterAll(() => app.close());

  const caresFor = (practitioner: Person, who: Person): Promise<void> =>
    visitBecomes(app, who.account.patientId!, practitioner, 'confirmed');
  const pathOf = (visit: string): string => `/appointments/${visit}/note`;
  const written = async (): Promise<string> => {
    const path = pathOf(await visitOfToday(app, clinic, ana));
    await doctor.put(path, { text }, '"0"').expect(200);
    return path;
  };
  const codeOf = async (request: PromiseLike<{ body: { code: string } }>): Promise<string> => (await request).body.code;

  it('is a draft until it is signed, then it is only added to', async () => {
    const visit = await visitOfToday(app, clinic, ana);
    const path = pathOf(visit);
    await doctor.get(path).expect(404);
    expect(await codeOf(doctor.put(path, { text }, '"1"').expect(412))).toBe('STALE');
    const first = await doctor.put(path, { text: 'A cough.' }, '"0"').expect(200);
    expect(first.headers.etag).toBe('"1"');
    expect(first.body).toEqual({
      appointmentId: visit,
      patientId: ana.account.patientId,
      practitionerId: clinic.practitionerId,
      status: 'draft',
      text: 'A cough.',
      amendments: [],
      signedAt: null,
      releasedAt: null,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      allowedActions: ['edit', 'sign'],
    });
    await doctor.put(path, { text }, '"0"').expect(412);
    await app.put(path).set('Authorization', `Bearer ${doctor.accessToken}`).send({ text }).expect(428);
    const second = await doctor.put(path, { text }, first.headers.etag).expect(200);
    expect(second.body).toMatchObject({ text, status: 'draft' });

    expect(await codeOf(doctor.post(`${path}/amend`, { text: added }).expect(409))).toBe('INVALID_TRANSITION');
    expect(await codeOf(doctor.post(`${path}/release`).expect(409))).toBe('INVALID_TRANSITION');
    await doctor.post(`${path}/sign`).set('If-Match', '"1"').expect(412);
    const signed = await doctor.post(`${path}/sign`).set('If-Match', second.headers.etag!).expect(200);
    expect(signed.body).toMatchObject({ status: 'signed', text, signedAt: expect.stringMatching(/^2026-12-01T/) });
    expect(signed.body.allowedActions).toEqual(['amend', 'release']);

    expect(await codeOf(doctor.put(path, { text: 'Never said so.' }).expect(409))).toBe('INVALID_TRANSITION');
    await doctor.post(`${path}/sign`).expect(409);
    const amended = await doctor.post(`${path}/amend`, { text: added }).expect(200);
    expect(amended.body).toMatchObject({
      text,
      amendments: [{ text: added, at: expect.stringMatching(/^2026-12-01T/), by: clinic.practitionerId }],
    });
    expect((await doctor.get(path).expect(200)).body).toEqual(amended.body);
  });

  it('is added to once per Idempotency-Key', async () => {
    const path = await written();
    await doctor.post(`${path}/sign`).expect(200);
    const once = () => doctor.post(`${path}/amend`, { text: added }).set('Idempotency-Key', 'amendment').expect(200);
    expect((await once()).body.amendments).toHaveLength(1);
    expect((await once()).body.amendments).toHaveLength(1);
  });

  it('is read by colleagues when it is signed, by the patient when it is released, and written by nobody else', async () => {
    const path = await written();
    const [desk, stranger] = [await person(app, ['staff'], { siteIds: [clinic.siteId] }), await patient(app)];
    const readers = async (): Promise<number[]> => {
      const everyone = [doctor, colleague, ana, desk, clinic.admin, stranger];
      return Promise.all(everyone.map(async (who) => (await who.get(path)).status));
    };
    expect(await readers()).toEqual([200, 404, 404, 404, 404, 404]);
    expect(await codeOf(colleague.put(path, { text }).expect(403))).toBe('NOT_THE_AUTHOR');
    await colleague.post(`${path}/sign`).expect(404);
    await doctor.post(`${path}/sign`).expect(200);
    expect(await readers()).toEqual([200, 200, 404, 404, 404, 404]);
    expect(await codeOf(colleague.post(`${path}/amend`, { text: added }).expect(403))).toBe('NOT_THE_AUTHOR');
    expect((await colleague.get(path)).body.allowedActions).toEqual([]);
    await doctor.post(`${path}/release`).expect(200);
    expect(await readers()).toEqual([200, 200, 200, 404, 404, 404]);
    await doctor.post(`${path}/release`).expect(409);
    for (const who of [ana, desk, clinic.admin]) await who.put(path, { text }).expect(403);
  });

  it('is written on the day of the visit, not before, and not about one that does not take place', async () => {
    const { practitionerId, siteId, visitTypeId } = clinic;
    const place = { practitionerId, siteId, visitTypeId, patientId: ana.account.patientId };
    const later = await clinic.admin.post('/appointments', { ...place, start: '2026-12-03T09:00:00Z' }).expect(201);
    const request = await ana.post('/appointments', { ...place, start: '2026-12-02T09:00:00Z' }).expect(201);
    for (const visit of [later, request]) {
      expect(await codeOf(doctor.put(pathOf(visit.body.id), { text }).expect(422))).toBe('VISIT_NOT_BEGUN');
    }
    const cancelled = await visitOfToday(app, clinic, ana);
    await doctor.post(`/appointments/${cancelled}/cancel`, { reason: 'Ill.' }).expect(200);
    expect(await codeOf(doctor.put(pathOf(cancelled), { text }).expect(422))).toBe('VISIT_NOT_BEGUN');
  });

  it('is begun once', async () => {
    const path = pathOf(await visitOfToday(app, clinic, ana));
    const answers = await Promise.all(['A', 'B', 'C'].map((text) => doctor.put(path, { text }, '"0"')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('is read by a broken glass, and not written by its author either', async () => {
    const bea = await patient(app, 'Bea Silva');
    const visit = await visitOfToday(app, clinic, bea);
    await doctor.put(pathOf(visit), { text }, '"0"').expect(200);
    const items = [prescribedItem];
    const draft = await doctor.post(`/appointments/${visit}/prescriptions`, { items }).expect(201);
    await visitBecomes(app, bea.account.patientId!, doctor, 'entered_in_error', visit);
    await doctor.get(pathOf(visit)).expect(404);
    const emergency = { reason: 'Unconscious in the emergency room', password };
    await doctor.post(`/patients/${bea.account.patientId}/break-glass`, emergency).expect(200);
    const { body } = await doctor.get(pathOf(visit)).expect(200);
    expect(body).toMatchObject({ text, allowedActions: [] });
    const refusals = [
      doctor.put(pathOf(visit), { text: 'Changed.' }),
      doctor.post(`${pathOf(visit)}/sign`),
      doctor.post(`${pathOf(visit)}/release`),
      doctor.post(`/appointments/${visit}/prescriptions`, { items }),
      doctor.post(`/prescriptions/${draft.body.id}/issue`),
    ];
    for (const refusal of refusals) expect(await codeOf(refusal.expect(403))).toBe('READ_ONLY_ACCESS');
  });

  it('is unreadable in the database, and every look at it is traced with it', async () => {
    const path = await written();
    const visit = path.split('/')[2]!;
    await doctor.post(`${path}/sign`).expect(200);
    await doctor.post(`${path}/amend`, { text: added }).expect(200);
    await colleague.get(path).expect(200);
    await ana.get(path).expect(404);
    const [row] = await app.sql<Record<string, unknown>>`
      select encode(text, 'escape') as text, encode(amendments, 'escape') as amendments
      from records.visit_note where appointment_id = ${visit}`;
    expect(JSON.stringify(row)).not.toContain('CANARY');
    expect(row!.text).not.toBeNull();
    const trail = await app.sql<{ account_id: string; action: string; patient_id: string }>`
      select account_id, action, patient_id from platform.audit_event
      where resource = 'note' and resource_id = ${visit} order by id`;
    const by = (who: Person, action: string) => ({
      account_id: who.account.id,
      action,
      patient_id: ana.account.patientId,
    });
    expect(trail).toEqual([by(doctor, 'write'), by(doctor, 'write'), by(doctor, 'write'), by(colleague, 'read')]);
  });

  it.each([
    [{}, '/text'],
    [{ text: ' ' }, '/text'],
    [{ text: 'x'.repeat(10_001) }, '/text'],
    [{ text: 'A', status: 'signed' }, '/status'],
  ])('refuses %#', async (body, pointer) => {
    const path = pathOf(await visitOfToday(app, clinic, ana));
    const answer = await doctor.put(path, body).expect(400);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });
});
