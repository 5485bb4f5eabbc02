import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReadClinicDashboard } from '../../src/reporting/persistence/read-clinic-dashboard.js';
import { ReadPatientDashboard } from '../../src/reporting/persistence/read-patient-dashboard.js';
import { ReadPractitionerDashboard } from '../../src/reporting/persistence/read-practitioner-dashboard.js';
import type { Actor } from '../../src/shared/kernel/actor.js';
import { newId } from '../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openClinic, type Clinic } from '../support/clinic.js';
import { patient, person, type Person } from '../support/people.js';
import { plantVisits, type PlantedVisit } from '../support/planted-visits.js';
import { statementsOf } from '../support/statements.js';

/** It is Tuesday, 1 December 2026, 08:00 in UTC: 09:00 in Berlin, 21:00 in Auckland, 22:00 of the day before in Honolulu. */
describe('dashboards', () => {
  let app: TestApp;
  let clinic: Clinic;
  let ana: Person;
  let bob: Person;
  let desk: Person;
  let visit: (changes: Partial<PlantedVisit> & Pick<PlantedVisit, 'start' | 'status'>) => PlantedVisit;
  beforeAll(async () => {
    // No background work: its statements would be counted beside those that are asked about.
    app = await startTestApp({ role: 'api' });
    clinic = await openClinic(app, { visitType: { mode: 'video' } });
    ana = await patient(app, 'Ana Silva');
    bob = await patient(app, 'Bob Silva');
    desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    const { practitionerId, siteId, visitTypeId } = clinic;
    const usual = { practitionerId, siteId, visitTypeId, timeZone: 'Europe/Berlin' };
    visit = (changes) => ({ ...usual, patientId: ana.account.patientId!, ...changes });
    const of = (who: Person) => ({ patientId: who.account.patientId! });
    await plantVisits(app, [
      visit({ start: '2026-12-01T08:10:00Z', status: 'confirmed' }),
      visit({ start: '2026-12-03T08:00:00Z', status: 'pending', createdAt: '2026-11-29T08:00:00Z' }),
      visit({ start: '2026-11-20T08:00:00Z', status: 'completed' }),
      visit({ start: '2026-11-10T08:00:00Z', status: 'no_show' }),
      visit({ start: '2026-11-02T00:00:00Z', status: 'no_show' }),
      visit({ start: '2026-11-01T22:00:00Z', status: 'no_show' }),
      visit({ start: '2026-12-05T08:00:00Z', status: 'entered_in_error' }),
      // Of others.
      visit({ ...of(bob), start: '2026-11-30T23:00:00Z', status: 'completed' }),
      visit({ ...of(bob), start: '2026-11-30T22:59:00Z', status: 'completed' }),
      visit({ ...of(bob), start: '2026-12-01T07:30:00Z', status: 'checked_in', statusSince: '2026-12-01T07:20:00Z' }),
      visit({ ...of(bob), start: '2026-12-02T09:00:00Z', status: 'pending', createdAt: '2026-11-28T08:00:00Z' }),
      visit({ ...of(bob), start: '2026-11-30T10:00:00Z', status: 'checked_in' }),
    ]);
  });
  afterAll(() => app.close());

  const patientBoard = async (who: Person) => (await who.get('/dashboards/patient').expect(200)).body;

  it('tell a patient what comes next, what waits and what was', async () => {
    const board = await patientBoard(ana);
    expect(board.next).toMatchObject({
      status: 'confirmed',
      start: '2026-12-01T08:10:00Z',
      end: '2026-12-01T08:40:00Z',
      timeZone: 'Europe/Berlin',
      names: { patient: 'Ana Silva', practitioner: 'Dr Nimal Perera', site: 'Main house', visitType: 'Consultation' },
    });
    expect(board).toMatchObject({ coming: 2, pending: 1, prescriptions: { active: 0, latest: [] } });
    expect(board.toActOn.map(({ why, start }: { why: string; start: string }) => [why, start])).toEqual([
      ['join', '2026-12-01T08:10:00Z'],
    ]);
    expect(board.recent.map(({ status }: { status: string }) => status)).toEqual([
      'completed',
      'no_show',
      'no_show',
      'no_show',
    ]);
  });

  it('ask a patient to book anew what the clinic could not take, until it is booked', async () => {
    const cyd = await patient(app, 'Cyd');
    const mine = { patientId: cyd.account.patientId! };
    const since = { createdAt: '2026-11-20T08:00:00Z', statusSince: '2026-11-25T08:00:00Z' };
    const [declined, byClinic, bySelf] = await plantVisits(app, [
      visit({ ...mine, ...since, start: '2026-12-08T08:00:00Z', status: 'declined' }),
      visit({ ...mine, ...since, start: '2026-12-09T08:00:00Z', status: 'cancelled' }),
      visit({ ...mine, ...since, start: '2026-12-10T08:00:00Z', status: 'cancelled' }),
      visit({ ...mine, start: '2026-11-12T08:00:00Z', status: 'expired', statusSince: '2026-11-11T08:00:00Z' }),
    ]);
    for (const [id, as] of [
      [byClinic, 'staff'],
      [bySelf, 'patient'],
    ]) {
      await app.sql`insert into appointments.history (id, appointment_id, at, actor_as, action, to_status, revision)
        values (uuidv7(), ${id}, ${since.statusSince}, ${as}, 'cancel', 'cancelled', 1)`;
    }
    const toRebook = async () => (await patientBoard(cyd)).toActOn.map(({ id }: { id: string }) => id);
    expect(await toRebook()).toEqual([declined, byClinic]);
    await plantVisits(app, [
      visit({ ...mine, start: '2026-12-11T08:00:00Z', status: 'confirmed', createdAt: '2026-11-26T08:00:00Z' }),
    ]);
    expect(await toRebook()).toEqual([]);
  });

  it('tell a practitioner about the own day and week', async () => {
    const { body } = await clinic.doctor.get('/dashboards/practitioner').expect(200);
    // The day is Berlin's: it began at 23:00 in UTC.
    expect(body.today).toMatchObject({ confirmed: 1, checked_in: 1, completed: 1, pending: 0, no_show: 0 });
    expect(body.next).toMatchObject({ status: 'checked_in', names: { patient: 'Bob Silva' } });
    expect(body.requests).toMatchObject({ count: 2, oldest: { start: '2026-12-02T09:00:00Z' } });
    // 30 days begin on 2 November in Berlin.
    expect(body.noShows).toEqual({ completed: 3, noShow: 2, rate: 0.4 });
    // Seven days from nine to five; the visits that were planted have claimed no time, so Monday alone is over.
    expect(body.week.workingMinutes).toBe(7 * 480);
    expect(6 * 480 - body.week.freeMinutes).toBeLessThan(5);
  });

  it('count as booked what lies in working time, and no minute twice', async () => {
    const dora = await person(app, ['practitioner']);
    expect((await dora.get('/dashboards/practitioner')).status).toBe(404);
    const before = (await clinic.doctor.get('/dashboards/practitioner').expect(200)).body.week;
    await plantVisits(app, [
      visit({ start: '2026-12-04T09:00:00Z', status: 'confirmed', minutes: 60 }),
      visit({ start: '2026-12-04T09:30:00Z', status: 'confirmed', minutes: 60 }),
      visit({ start: '2026-12-04T09:30:00Z', status: 'confirmed', minutes: 60 }),
    ]);
    const { week } = (await clinic.doctor.get('/dashboards/practitioner').expect(200)).body;
    expect(week.bookedMinutes - before.bookedMinutes).toBe(90);
    expect(week.utilisation).toBeCloseTo(week.bookedMinutes / week.workingMinutes, 4);
  });

  it('tell the front desk about its sites and administrators about all', async () => {
    const elsewhere = await clinic.admin
      .post('/sites', {
        name: 'Island',
        timeZone: 'Pacific/Honolulu',
        address: { line1: 'A', city: 'B', country: 'US' },
      })
      .expect(201);
    const onIsland = { siteId: elsewhere.body.id as string, timeZone: 'Pacific/Honolulu' };
    await plantVisits(app, [
      // There it is still 30 November.
      visit({ ...onIsland, start: '2026-11-30T20:00:00Z', status: 'checked_in', statusSince: '2026-11-30T19:00:00Z' }),
      visit({ ...onIsland, start: '2026-12-01T20:00:00Z', status: 'pending', createdAt: '2026-11-01T08:00:00Z' }),
    ]);
    const here = (await desk.get('/dashboards/clinic').expect(200)).body;
    expect(here.sites).toHaveLength(1);
    expect(here.sites[0]).toMatchObject({
      id: clinic.siteId,
      date: '2026-12-01',
      utilisationToday: { workingMinutes: 480 },
      utilisationNext7Days: { workingMinutes: 7 * 480 },
    });
    expect(here.today).toEqual(here.sites[0].today);
    expect(here.today).toMatchObject({ confirmed: 1, checked_in: 1, completed: 1 });
    expect(here.requests).toMatchObject({ count: 2, oldest: { start: '2026-12-02T09:00:00Z' } });
    expect(here.checkedIn.count).toBe(1);
    expect(here).toMatchObject({ applicationsWaiting: null, parkedMessages: null });

    const all = (await clinic.admin.get('/dashboards/clinic').expect(200)).body;
    expect(all.sites.map(({ name, date }: { name: string; date: string }) => [name, date])).toEqual([
      ['Island', '2026-11-30'],
      ['Main house', '2026-12-01'],
    ]);
    expect(all.today).toMatchObject({ confirmed: 1, checked_in: 2, completed: 1 });
    expect(all.requests).toMatchObject({ count: 3, oldest: { siteId: onIsland.siteId } });
    const waiting = all.checkedIn.waitingLongest.map(({ statusSince }: { statusSince: string }) => statusSince);
    expect(waiting).toEqual(['2026-11-30T19:00:00Z', '2026-12-01T07:20:00Z']);
    expect(all).toMatchObject({ applicationsWaiting: 0, parkedMessages: 0 });
    expect(all.newPatients).toBeGreaterThanOrEqual(3);

    const one = (await clinic.admin.get(`/dashboards/clinic?siteId=${onIsland.siteId}`).expect(200)).body;
    expect(one.sites).toHaveLength(1);
    await desk.get(`/dashboards/clinic?siteId=${onIsland.siteId}`).expect(404);
    await desk.get('/dashboards/clinic?siteId=3').expect(400);
  });

  it('cost the same however much there is, and show nothing clinical', async () => {
    const { patientId } = ana.account;
    await app.sql`update appointments.appointment set reason = 'a canary'::bytea where patient_id = ${patientId}`;
    const who = {
      accountId: newId(),
      sessionId: '',
      roles: ['admin'] as const,
      emailVerified: true,
      siteIds: [],
      patientId,
    };
    const asker: Actor = { ...who, practitionerId: clinic.practitionerId };
    const costs = async () => [
      await statementsOf(app, () => app.ask(new ReadPatientDashboard(asker))),
      await statementsOf(app, () => app.ask(new ReadPractitionerDashboard(asker))),
      await statementsOf(app, () => app.ask(new ReadClinicDashboard(asker))),
    ];
    // The first look at patients in a list leaves its trace.
    expect(await costs()).toEqual([1, 1, 4]);
    expect(await costs()).toEqual([1, 1, 2]);
    const many = Array.from({ length: 60 }, (_, day) =>
      visit({
        start: Temporal.Instant.from('2026-11-01T08:00:00Z')
          .add({ hours: day * 24 })
          .toString(),
        status: 'completed',
      }),
    );
    await plantVisits(app, many);
    expect(await costs()).toEqual([1, 1, 2]);
    const boards = [await patientBoard(ana)];
    boards.push((await clinic.doctor.get('/dashboards/practitioner').expect(200)).body);
    boards.push((await clinic.admin.get('/dashboards/clinic').expect(200)).body);
    for (const board of boards) expect(JSON.stringify(board)).not.toMatch(/canary|reason/i);
  });
});
