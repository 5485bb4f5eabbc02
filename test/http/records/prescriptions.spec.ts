import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/kernel/id.js';
import { prescribedItem } from '../../support/attacks/access-world.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { addDoctor, openClinic, visitOfToday, type Clinic } from '../../support/clinic.js';
import { patient, person, type Person } from '../../support/people.js';
import { visitBecomes } from '../../support/record-people.js';

const item = { ...prescribedItem, drug: 'Canarycillin', instructions: 'CANARY: with food.' };
const tea = { ...prescribedItem, drug: 'Tea', strength: '200 ml', instructions: null };

describe('prescriptions', () => {
  let app: TestApp;
  let clinic: Clinic;
  let doctor: Person;
  let ana: Person;
  let visit: string;
  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app);
    doctor = clinic.doctor;
    ana = await patient(app, 'Ana María Silva');
    await ana.patch(`/patients/${ana.account.patientId}`, { birthDate: '1987-04-12' }).expect(200);
    visit = await visitOfToday(app, clinic, ana);
  });
  afterAll(() => app.close());

  const draft = async (items: object[] = [item, tea]) =>
    (await doctor.post(`/appointments/${visit}/prescriptions`, { items }).expect(201)).body;
  const issued = async () => (await doctor.post(`/prescriptions/${(await draft()).id}/issue`).expect(200)).body;
  const codeOf = async (request: PromiseLike<{ body: { code: string } }>): Promise<string> => (await request).body.code;
  const caredForBy = (practitioner: Person, status: string, appointmentId = newId()): Promise<void> =>
    visitBecomes(app, ana.account.patientId!, practitioner, status, appointmentId);

  it('are drafted, issued with number, code and particulars, and made void', async () => {
    const created = await doctor
      .post(`/appointments/${visit}/prescriptions`, { items: [{ ...item, instructions: undefined }, tea] })
      .expect(201);
    const { id } = created.body;
    expect(created.headers).toMatchObject({ location: `/api/v1/prescriptions/${id}`, etag: '"1"' });
    expect(created.body).toMatchObject({ status: 'draft', number: null, particulars: null, verificationCode: null });
    expect(created.body.items).toEqual([{ ...item, instructions: null }, tea]);
    expect(await codeOf(doctor.post(`/prescriptions/${id}/void`, { reason: 'No.' }).expect(409))).toBe(
      'INVALID_TRANSITION',
    );
    await doctor.post(`/prescriptions/${id}/issue`).set('If-Match', '"7"').expect(412);

    const { body } = await doctor.post(`/prescriptions/${id}/issue`).set('If-Match', '"1"').expect(200);
    expect(body).toMatchObject({ status: 'issued', allowedActions: ['void'], voidReason: null });
    expect(body.number).toMatch(/^RX-2026-\d{6}$/);
    expect(body.verificationCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(body.particulars).toEqual({
      practitioner: { name: 'Dr Nimal Perera', licenceNumber: 'SLMC-1', licenceIssuer: 'SLMC' },
      site: { name: 'Main house', address: ['High Street 1', 'Town', 'DE'], timeZone: 'Europe/Berlin' },
      patient: { name: 'Ana María Silva', birthDate: '1987-04-12' },
    });
    await doctor.post(`/prescriptions/${id}/issue`).expect(409);
    await ana.patch(`/patients/${ana.account.patientId}`, { fullName: 'Ana Perez' }).expect(200);
    expect((await ana.get(`/prescriptions/${id}`).expect(200)).body.particulars).toEqual(body.particulars);
    await ana.patch(`/patients/${ana.account.patientId}`, { fullName: 'Ana María Silva' }).expect(200);

    await doctor.post(`/prescriptions/${id}/void`, {}).expect(400);
    const gone = await doctor.post(`/prescriptions/${id}/void`, { reason: 'Allergic.' }).expect(200);
    expect(gone.body).toMatchObject({
      status: 'void',
      voidReason: 'Allergic.',
      allowedActions: [],
      number: body.number,
    });
    await doctor.post(`/prescriptions/${id}/void`, { reason: 'Again.' }).expect(409);
  });

  it('have numbers that rise without a gap and are never given twice, however many are issued at once', async () => {
    const drafts = await Promise.all(Array.from({ length: 5 }, () => draft()));
    // A refusal in between takes no number with it.
    await doctor.post(`/prescriptions/${drafts[0].id}/issue`).set('If-Match', '"9"').expect(412);
    const answers = await Promise.all(drafts.map(({ id }) => doctor.post(`/prescriptions/${id}/issue`).expect(200)));
    const numbers = answers.map(({ body }) => Number(body.number.slice('RX-2026-'.length))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
    const again = await Promise.all([1, 2].map(() => doctor.post(`/prescriptions/${drafts[0].id}/issue`)));
    expect(again.map(({ status }) => status)).toEqual([409, 409]);
  });

  it('are issued once per Idempotency-Key', async () => {
    const { id } = await draft();
    const once = () => doctor.post(`/prescriptions/${id}/issue`).set('Idempotency-Key', 'issue').expect(200);
    expect((await once()).body).toEqual((await once()).body);
  });

  it('are shown to the patient once issued, to colleagues who care, and to nobody else', async () => {
    const [other, colleague] = [await addDoctor(app, clinic), await addDoctor(app, clinic, undefined, 'Dr Colleague')];
    await caredForBy(colleague, 'confirmed');
    const desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    const everyone = [doctor, colleague, ana, other, desk, clinic.admin, await patient(app)];
    const { id } = await draft();
    const seenBy = async (path: string): Promise<number[]> =>
      Promise.all(everyone.map(async (who) => (await who.get(path)).status));
    expect(await seenBy(`/prescriptions/${id}`)).toEqual([200, 404, 404, 404, 404, 404, 404]);
    await colleague.post(`/prescriptions/${id}/issue`).expect(404);
    await doctor.post(`/prescriptions/${id}/issue`).expect(200);
    expect(await seenBy(`/prescriptions/${id}`)).toEqual([200, 200, 200, 404, 404, 404, 404]);
    expect(await seenBy(`/prescriptions/${id}/pdf`)).toEqual([200, 200, 200, 404, 404, 404, 404]);
    expect(await seenBy(`/appointments/${visit}/prescriptions`)).toEqual([200, 200, 200, 404, 404, 404, 404]);
    const { body } = await ana.get(`/appointments/${visit}/prescriptions`);
    expect(body.items.map((each: { status: string }) => each.status)).not.toContain('draft');
    expect(await codeOf(colleague.post(`/prescriptions/${id}/void`, { reason: 'X' }).expect(403))).toBe(
      'NOT_THE_AUTHOR',
    );
    expect(await codeOf(colleague.post(`/appointments/${visit}/prescriptions`, { items: [item] }).expect(403))).toBe(
      'NOT_THE_AUTHOR',
    );
  });

  it('are listed newest first, page by page, each to their own', async () => {
    const mine = async (who: Person, query = '') => (await who.get(`/prescriptions?${query}`).expect(200)).body;
    const { id } = await draft();
    const first = await mine(doctor, 'limit=2');
    expect(first.items[0]).toMatchObject({ id, status: 'draft' });
    const second = await mine(doctor, `limit=100&cursor=${first.nextCursor}`);
    const ids = [...first.items, ...second.items].map((each: { id: string }) => each.id);
    expect(ids).toEqual([...ids].sort().toReversed());
    expect(new Set(ids).size).toBe(ids.length);
    const statuses = async (who: Person, query = '') =>
      new Set((await mine(who, `limit=100&${query}`)).items.map((each: { status: string }) => each.status));
    expect(await statuses(ana)).toEqual(new Set(['issued', 'void']));
    expect(await statuses(doctor, 'status=draft')).toEqual(new Set(['draft']));
    expect((await mine(doctor, `patientId=${newId()}`)).items).toEqual([]);
    expect((await mine(clinic.admin)).items).toEqual([]);
    await doctor.get('/prescriptions?status=gone').expect(400);
    await doctor.get(`/prescriptions?cursor=${Buffer.from('["x"]').toString('base64url')}`).expect(400);
  });

  it('are checked by their code, which tells a pharmacy what it needs and no more', async () => {
    const { id, number, verificationCode, issuedAt } = await issued();
    const check = (code: string) => app.get(`/prescriptions/verify/${encodeURIComponent(code)}`);
    const answer = await check(verificationCode).expect(200);
    const { instructions: _one, ...drug } = item;
    const { instructions: _two, ...cup } = tea;
    const seen = {
      number,
      issuedAt,
      practitionerName: 'Dr Nimal Perera',
      licenceNumber: 'SLMC-1',
      patientInitials: 'A. S.',
      patientBirthYear: 1987,
    };
    expect(answer.body).toEqual({ ...seen, valid: true, status: 'issued', items: [drug, cup] });
    expect(answer.headers['cache-control']).toBe('no-store');
    const typed = verificationCode.replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'L').toLowerCase();
    expect((await check(` ${typed}`).expect(200)).body).toEqual(answer.body);
    for (const wrong of ['x', '00000-00000-00000-00000', `${verificationCode}0`, number, id, '😀', '%00']) {
      await check(wrong).expect(404);
    }
    await doctor.post(`/prescriptions/${id}/void`, { reason: 'CANARY-REASON' }).expect(200);
    const gone = await check(verificationCode).expect(200);
    expect(gone.body).toEqual({ ...seen, valid: false, status: 'void', items: [] });
    const checks = await app.sql`select at from records.prescription_check where prescription_id = ${id}`;
    expect(checks).toHaveLength(3);
  });

  it('cannot be guessed at speed', async () => {
    const limited = await startTestApp({ rateLimit: true });
    try {
      const path = '/prescriptions/verify/00000-00000-00000-00000';
      const tries = await Promise.all(Array.from({ length: 35 }, async () => (await limited.get(path)).status));
      expect(tries.filter((status) => status === 404)).toHaveLength(30);
      expect(tries.filter((status) => status === 429)).toHaveLength(5);
    } finally {
      await limited.close();
    }
  });

  it('are issued only by who may practise, and made void whatever became of the visit', async () => {
    const { id } = await draft();
    const practitioner = `/practitioners/${clinic.practitionerId}`;
    const ready = await issued();
    await clinic.admin.post(`${practitioner}/suspend`, { resolution: { kind: 'keep' } }).expect(200);
    for (const path of ['issue', 'void']) {
      await doctor.post(`/prescriptions/${ready.id}/${path}`, { reason: 'Wrong.' }).expect(404);
    }
    await clinic.admin.post(`${practitioner}/activate`).expect(200);
    await app.sql`update practitioners.practitioner set licence_expires_on = '2026-11-30' where id = ${clinic.practitionerId}`;
    await doctor.post(`/prescriptions/${id}/issue`).expect(404);
    // It is still the day before at home, but not where the visit is.
    const address = { line1: 'A', city: 'Alofi', country: 'NU' };
    const home = await clinic.admin.post('/sites', { name: 'Niue', timeZone: 'Pacific/Niue', address }).expect(201);
    await app.sql`update practitioners.practitioner set home_site_id = ${home.body.id} where id = ${clinic.practitionerId}`;
    expect(await codeOf(doctor.post(`/prescriptions/${id}/issue`).expect(422))).toBe('NOT_LICENSED');
    await app.sql`update practitioners.practitioner set licence_expires_on = '2026-12-01', home_site_id = ${clinic.siteId}
      where id = ${clinic.practitionerId}`;
    const relations = await app.sql<{ appointment_id: string }>`
      select appointment_id from patients.care_relation where practitioner_id = ${clinic.practitionerId}`;
    for (const { appointment_id } of relations) await caredForBy(doctor, 'entered_in_error', appointment_id);
    expect(await codeOf(doctor.post(`/prescriptions/${id}/issue`).expect(422))).toBe('CARE_ENDED');
    await doctor.post(`/prescriptions/${ready.id}/void`, { reason: 'Wrong visit.' }).expect(200);
    await caredForBy(doctor, 'confirmed', visit);
    await doctor.post(`/prescriptions/${id}/issue`).expect(200);
  });

  it('are unreadable in the database, and every look at one is traced', async () => {
    const { id, verificationCode } = await issued();
    await ana.get(`/prescriptions/${id}`).expect(200);
    await ana.get(`/prescriptions/${id}/pdf`).expect(200);
    const [row] = await app.sql<{ all: string }>`
      select concat(encode(items, 'escape'), encode(particulars, 'escape'), encode(code, 'escape'), code_hash) as all
      from records.prescription where id = ${id}`;
    expect(row!.all.length).toBeGreaterThan(100);
    for (const secret of ['CANARY', 'Canarycillin', 'Ana', 'SLMC', verificationCode])
      expect(row!.all).not.toContain(secret);
    const trail = await app.sql<{ acting_as: string; action: string }>`
      select acting_as, action from platform.audit_event
      where resource = 'prescription' and resource_id = ${id} and patient_id = ${ana.account.patientId} order by id`;
    expect(trail.map((each) => `${each.acting_as} ${each.action}`)).toEqual([
      'practitioner write',
      'practitioner write',
      'patient read',
      'patient read',
    ]);
  });

  it.each([
    [{}, '/items'],
    [{ items: [] }, '/items'],
    [{ items: Array.from({ length: 21 }, () => item) }, '/items'],
    [{ items: [[]] }, '/items'],
    [{ items: [[[item]]] }, '/items'],
    [{ items: [{ ...item, drug: '' }] }, '/items/0/drug'],
    [{ items: [item, { ...item, dose: 'x'.repeat(101) }] }, '/items/1/dose'],
    [{ items: [{ ...item, instructions: 'x'.repeat(501) }] }, '/items/0/instructions'],
    [{ items: [{ ...item, price: 1 }] }, '/items/0/price'],
  ])('refuse %#', async (body, pointer) => {
    const answer = await doctor.post(`/appointments/${visit}/prescriptions`, body).expect(400);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });

  it('are no more than twenty at a visit', async () => {
    const other = await visitOfToday(app, clinic, ana);
    const path = `/appointments/${other}/prescriptions`;
    for (let count = 0; count < 20; count++) await doctor.post(path, { items: [tea] }).expect(201);
    expect(await codeOf(doctor.post(path, { items: [tea] }).expect(422))).toBe('TOO_MANY_PRESCRIPTIONS');
  });
});
