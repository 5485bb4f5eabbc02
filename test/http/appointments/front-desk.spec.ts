import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { patient, person, type Person } from '../../support/people.js';

/** One morning from eight o'clock UTC on, as it is played at the counter. */
describe("a receptionist's morning", () => {
  let app: TestApp;
  let clinic: Clinic;
  let desk: Person;
  let ana: Person;
  let walkIn: string;
  beforeAll(async () => {
    app = await startTestApp();
    // A patient has to book two days ahead.
    clinic = await openClinic(app, { visitType: { leadTimeMinutes: 2 * 24 * 60 } });
    desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    ana = await patient(app, 'Ana Silva');
    await addDoctor(app, clinic, undefined, 'Dr Rohan Wickramasinghe');
  });
  afterAll(() => app?.close());

  const place = () => {
    const { practitionerId, siteId, visitTypeId } = clinic;
    return { practitionerId, siteId, visitTypeId };
  };
  const nextStart = async (): Promise<string> => {
    const { body } = await desk
      .get(`/slots?${new URLSearchParams({ ...place(), from: '2026-12-01', to: '2026-12-02' })}`)
      .expect(200);
    return body.items[0].start;
  };
  const board = async () => (await desk.get(`/sites/${clinic.siteId}/board`).expect(200)).body;

  it('takes somebody who just walks in: a file, the next free start, here', async () => {
    expect((await desk.get('/patients?q=kumari').expect(200)).body.items).toEqual([]);
    const file = { fullName: 'Kumari Bandara', birthDate: '1990-03-02', phone: '0719998888' };
    const admitted = await desk.post('/patients', file).expect(201);
    const start = await nextStart();
    // Two requests from the start that is free to the waiting room, however much notice patients have to give.
    const booked = await desk.post('/appointments', { ...place(), start, patientId: admitted.body.id }).expect(201);
    expect(booked.body).toMatchObject({ status: 'confirmed', start });
    walkIn = booked.body.id;
    await desk.post(`/appointments/${walkIn}/check-in`).expect(200);
    const { counts, items } = await board();
    expect(counts).toMatchObject({ here: 1 });
    expect(items[0]).toMatchObject({ id: walkIn, column: 'here', names: { patient: 'Kumari Bandara' } });
  });

  it('finds who is on the telephone and books for them', async () => {
    const found = await desk.get('/patients?q=ana+slva').expect(200);
    expect(found.body.items[0].id).toBe(ana.account.patientId);
    const visit = { ...place(), start: await nextStart(), patientId: found.body.items[0].id };
    await desk.post('/appointments', visit).expect(201);
    await ana.post('/appointments', { ...place(), start: await nextStart() }).expect(422);
  });

  it('finds a visit by who comes and by whom they see', async () => {
    const list = async (q: string) =>
      (await desk.get(`/appointments?${new URLSearchParams({ q })}`).expect(200)).body.items.map(
        (each: { names: { patient: string } }) => each.names.patient,
      );
    expect(await list('bandara')).toEqual(['Kumari Bandara']);
    expect(await list('071 999 8888')).toEqual(['Kumari Bandara']);
    expect(await list('Nimal Prera')).toEqual(['Kumari Bandara', 'Ana Silva']);
    expect(await list('Wickramasinghe')).toEqual([]);
    const on = '&from=2026-12-02';
    expect((await desk.get(`/appointments?q=bandara${on}`).expect(200)).body.items).toEqual([]);
  });

  it('does not open a second file for somebody who has one', async () => {
    const again = { fullName: 'Kumari Bandra', birthDate: '1990-03-02' };
    const { body } = await desk.post('/patients', again).expect(409);
    expect(body.candidates.map((each: { fullName: string }) => each.fullName)).toEqual(['Kumari Bandara']);
  });

  it('sends a patient in, and sees the board follow', async () => {
    await clinic.doctor.post(`/appointments/${walkIn}/start`).expect(200);
    const { counts } = await board();
    expect(counts).toEqual({ requested: 0, expected: 1, here: 0, withDoctor: 1, done: 0 });
  });

  it('cannot book a start that has passed', async () => {
    const wish = { ...place(), start: '2026-12-01T07:30:00Z', patientId: ana.account.patientId };
    expect((await desk.post('/appointments', wish).expect(422)).body.code).toBe('IN_THE_PAST');
  });
});
