import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Migration20261130120000_care_by_others } from '../../../src/shared/persistence/migrations/Migration20261130120000_care_by_others.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { patient, person, signIn, type Person } from '../../support/people.js';

describe('care by a booking', () => {
  let app: TestApp;
  let clinic: Clinic;
  /** Practitioner and front desk in one. */
  let doctor: Person;
  let colleague: Person;
  let desk: Person;
  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app, { visitType: { approval: 'automatic' } });
    const site = { siteIds: [clinic.siteId] };
    const { id } = clinic.doctor.account;
    await clinic.admin.post(`/users/${id}/roles`, { roles: ['practitioner', 'staff', 'admin'], ...site }).expect(200);
    doctor = await signIn(app, clinic.doctor.email);
    colleague = await addDoctor(app, clinic, undefined, 'Dr Colleague');
    desk = await person(app, ['staff'], site);
  });
  afterAll(() => app.close());

  const recordOf = (ana: Person) => `/patients/${ana.account.patientId}/medical-history`;
  const placeWith = async (practitioner: Person, ana: Person) => {
    const { siteId, visitTypeId } = clinic;
    const place = { practitionerId: practitioner.account.practitionerId!, siteId, visitTypeId };
    const today = app.now.toZonedDateTimeISO('UTC').toPlainDate();
    const query = new URLSearchParams({ ...place, from: `${today}`, to: `${today.add({ days: 1 })}` });
    const { body } = await desk.get(`/slots?${query}`).expect(200);
    return { ...place, start: body.items[0].start as string, patientId: ana.account.patientId };
  };
  const booked = async (who: Person, practitioner: Person, ana: Person): Promise<string> =>
    (await who.post('/appointments', await placeWith(practitioner, ana)).expect(201)).body.id;
  const closed = async (ana: Person, visit: string): Promise<void> => {
    await doctor.get(recordOf(ana)).expect(404);
    await doctor.get(`/patients/${ana.account.patientId}/documents`).expect(404);
    await doctor.put(`/appointments/${visit}/note`, { text: 'Hm.' }, '"0"').expect(404);
    await doctor.post(`/appointments/${visit}/prescriptions`, { items: [] }).expect(400);
    await doctor.get(`/appointments/${visit}/prescriptions`).expect(404);
  };

  /** Ways in which this practitioner's own account brings a patient to them. */
  const ways: Record<string, (ana: Person) => Promise<string>> = {
    'a booking with oneself': (ana) => booked(doctor, doctor, ana),
    'a move of a colleague’s visit to oneself': async (ana) => {
      const visit = await booked(ana, colleague, ana);
      const { practitionerId, siteId, start } = await placeWith(doctor, ana);
      const to = { practitionerId, siteId, start };
      await doctor.post(`/appointments/${visit}/reschedule`, to).expect(200);
      return visit;
    },
    'leave of a colleague, handed over to oneself': async (ana) => {
      // A colleague without any other visit; both start at the same time then.
      const free = await addDoctor(app, clinic, undefined, 'Dr Off');
      const own = await placeWith(doctor, ana);
      const visit = { ...own, practitionerId: free.account.practitionerId! };
      const { id } = (await ana.post('/appointments', visit).expect(201)).body;
      const leave = { kind: 'leave', from: '2026-12-01', to: '2026-12-02', siteId: clinic.siteId };
      const resolution = { kind: 'move', practitionerId: doctor.account.practitionerId };
      const path = `/practitioners/${free.account.practitionerId}/exceptions`;
      await doctor.post(path, { ...leave, resolution }).expect(201);
      return id;
    },
  };

  describe.each(Object.entries(ways))('%s', (_what, way) => {
    it('opens nothing, whatever its account then does, until the desk checks the patient in', async () => {
      const ana = await patient(app);
      const visit = await way(ana);
      await closed(ana, visit);
      await doctor.post(`/appointments/${visit}/check-in`).expect(200);
      await closed(ana, visit);
      await desk.post(`/appointments/${visit}/undo`, { reason: 'Not here yet.' }).set('If-Match', '*').expect(200);
      await closed(ana, visit);
      await desk.post(`/appointments/${visit}/check-in`).expect(200);
      await doctor.get(recordOf(ana)).expect(200);
      await doctor.put(`/appointments/${visit}/note`, { text: 'Here.' }, '"0"').expect(200);
      // A check-in by mistake gives nothing either.
      await desk.post(`/appointments/${visit}/undo`, { reason: 'Somebody else.' }).set('If-Match', '*').expect(200);
      await closed(ana, visit);
      await desk.post(`/appointments/${visit}/check-in`).expect(200);
      await doctor.post(`/appointments/${visit}/start`).expect(200);
      await doctor.post(`/appointments/${visit}/undo`, { reason: 'Too early.' }).set('If-Match', '*').expect(200);
      await doctor.get(recordOf(ana)).expect(200);
      await desk.post(`/appointments/${visit}/cancel`, { reason: 'Left.' }).expect(200);
      await closed(ana, visit);
    });

    it('opens the record when the patient comes with the code of the site', async () => {
      const ana = await patient(app);
      const visit = await way(ana);
      await closed(ana, visit);
      const { code } = (await desk.get(`/sites/${clinic.siteId}/check-in-code`).expect(200)).body;
      await ana.post(`/appointments/${visit}/check-in`, { code }).expect(200);
      await doctor.get(recordOf(ana)).expect(200);
    });
  });

  it('of the patient, of the desk or by a colleague who hands over opens the record at once', async () => {
    const [ana, bea, cleo] = await Promise.all([patient(app), patient(app), patient(app)]);
    await booked(ana, doctor, ana);
    await booked(desk, doctor, bea);
    const visit = await booked(cleo, colleague, cleo);
    await doctor.get(recordOf(cleo)).expect(404);
    const { practitionerId, siteId, start } = await placeWith(doctor, cleo);
    await colleague.post(`/appointments/${visit}/reschedule`, { practitionerId, siteId, start }).expect(200);
    for (const who of [ana, bea, cleo]) await doctor.get(recordOf(who)).expect(200);
  });

  it('with oneself and completed without the desk opens nothing, and no glass is needed after the patient asked', async () => {
    const ana = await patient(app);
    const visit = await booked(doctor, doctor, ana);
    await app.advance('PT6H');
    for (const who of ['doctor', 'desk'] as const) {
      const again = await signIn(app, { doctor, desk }[who].email);
      if (who === 'doctor') doctor = again;
      else desk = again;
    }
    await desk.post(`/appointments/${visit}/check-in`).expect(200);
    await desk.post(`/appointments/${visit}/undo`, { reason: 'Somebody else.' }).set('If-Match', '*').expect(200);
    await doctor.post(`/appointments/${visit}/complete`).expect(200);
    await doctor.get(recordOf(ana)).expect(404);
    await app.advance('PT18H');
    doctor = await signIn(app, doctor.email);
    desk = await signIn(app, desk.email);
    const anaAgain = await signIn(app, ana.email);
    await booked(anaAgain, doctor, anaAgain);
    await doctor.get(recordOf(ana)).expect(200);
  });

  it('of before the rule is judged by who made it, as its history says', async () => {
    const state = () =>
      app.sql`select appointment_id, self_booked_by, checked_in_by from patients.care_relation order by appointment_id`;
    const rows = await state();
    expect(rows.filter(({ self_booked_by }) => self_booked_by !== null).length).toBeGreaterThan(4);
    expect(rows.filter(({ checked_in_by }) => checked_in_by !== null).length).toBeGreaterThan(2);
    await app.sql`update patients.care_relation set self_booked_by = null, checked_in_by = null`;
    const migration = new Migration20261130120000_care_by_others(undefined as never, undefined as never);
    migration.up();
    const updates = migration.getQueries().filter((query) => String(query).startsWith('update'));
    expect(updates).toHaveLength(2);
    for (const update of updates) await app.sql([String(update)] as unknown as TemplateStringsArray);
    expect(await state()).toEqual(rows);
  });
});
