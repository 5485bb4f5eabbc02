import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { patient, person, signIn, type Person } from '../../support/people.js';

describe('the policies of the clinic', () => {
  let app: TestApp;
  let clinic: Clinic;
  let other: Person;
  let defaults: { policies: object };
  let type: string;
  let ana: Person;

  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app, { visitType: { approval: 'automatic' }, timeZone: 'UTC' });
    other = await addDoctor(app, clinic, undefined, 'Dr Silva');
    type = `/visit-types/${clinic.visitTypeId}`;
    defaults = (await app.get('/settings').expect(200)).body;
  });
  afterAll(() => app.close());

  const decide = async (policies: object): Promise<void> => {
    const admin = await signIn(app, clinic.admin.email);
    Object.assign(clinic, { admin });
    await admin.put('/settings', { ...defaults, policies: { ...defaults.policies, ...policies } }).expect(200);
  };
  beforeEach(async () => {
    await decide({});
    ana = await patient(app);
  });

  const place = () => ({
    practitionerId: clinic.practitionerId,
    siteId: clinic.siteId,
    visitTypeId: clinic.visitTypeId,
  });
  const at = (days: number, time = '10:00:00'): string => `${dayOf(days)}T${time}Z`;
  const dayOf = (days: number): string => app.now.toZonedDateTimeISO('UTC').toPlainDate().add({ days }).toString();
  const ask = (who: Person, start: string) => who.post('/appointments', { ...place(), start });
  const book = async (start: string) => (await ask(ana, start).expect(201)).body;
  const startsOn = async (days: number): Promise<string[]> => {
    const { practitionerId, siteId, visitTypeId } = place();
    const query = `practitionerId=${practitionerId}&siteId=${siteId}&visitTypeId=${visitTypeId}`;
    const { body } = await app.get(`/slots?${query}&from=${dayOf(days)}&to=${dayOf(days + 1)}`).expect(200);
    return body.items.map(({ start }: { start: string }) => start);
  };
  /** Nobody stands in the way of the next test. */
  const cancel = (visit: { id: string }) =>
    clinic.admin.post(`/appointments/${visit.id}/cancel`, { reason: 'a test' }).expect(200);

  it('leave moves to the clinic where the visit type forbids them to its patients', async () => {
    const { body } = await app.get(type).expect(200);
    expect(body.forbidsPatientMoves).toBe(false);
    const visit = await book(at(9));
    expect(visit.allowedActions).toEqual(['cancel', 'reschedule']);
    await clinic.admin.patch(type, { forbidsPatientMoves: true }).expect(200);
    const path = `/appointments/${visit.id}`;
    expect((await ana.get(path).expect(200)).body.allowedActions).toEqual(['cancel']);
    expect((await ana.get('/appointments').expect(200)).body.items[0].allowedActions).toEqual(['cancel']);
    const { body: refusal } = await ana.post(`${path}/reschedule`, { start: at(10) }).expect(422);
    expect(refusal.code).toBe('MOVES_FORBIDDEN');
    const { body: moved } = await clinic.doctor.post(`${path}/reschedule`, { start: at(10) }).expect(200);
    expect(moved).toMatchObject({ start: at(10), status: 'confirmed' });
    await clinic.admin.post(`${path}/reschedule`, { start: at(11) }).expect(200);
    await clinic.admin.patch(type, { forbidsPatientMoves: false }).expect(200);
    await ana.post(`${path}/reschedule`, { start: at(9) }).expect(200);
    await cancel(visit);
  });

  it('decide how long a request waits, counted when it is made', async () => {
    await clinic.admin.patch(type, { approval: 'required' }).expect(200);
    await decide({ approvalDeadlineHours: 2 });
    const visit = await book(at(9));
    const hours = app.now.until(Temporal.Instant.from(visit.approvalDeadline)).total('hours');
    expect(hours).toBeGreaterThan(1.9);
    expect(hours).toBeLessThanOrEqual(2);
    await decide({ approvalDeadlineHours: 72 });
    expect((await ana.get(`/appointments/${visit.id}`).expect(200)).body.approvalDeadline).toBe(visit.approvalDeadline);
    await clinic.admin.patch(type, { approval: 'automatic' }).expect(200);
    await cancel(visit);
  });

  it('decide how long ahead one has to book, and how far, where the visit type does not', async () => {
    const { body } = await app.get(type).expect(200);
    const follows = ['leadTimeMinutes', 'bookingWindowDays'];
    expect(body).toMatchObject({ leadTimeMinutes: 0, bookingWindowDays: 90, followsClinic: follows });
    await decide({ leadTimeMinutes: 3 * 1_440, bookingWindowDays: 120 });
    expect((await app.get(type)).body).toMatchObject({ leadTimeMinutes: 3 * 1_440, bookingWindowDays: 120 });
    await app.settle();
    expect([await startsOn(2), (await startsOn(4)).length, (await startsOn(119)).length]).toEqual([[], 16, 16]);
    expect((await ask(ana, at(2)).expect(422)).body.code).toBe('LEAD_TIME');
    await cancel(await book(at(119)));
    await ask(ana, at(121)).expect(422);
  });

  it('do not touch the visit type that has its own, until it gives them up', async () => {
    await clinic.admin.patch(type, { leadTimeMinutes: 0, bookingWindowDays: 10 }).expect(200);
    await decide({ leadTimeMinutes: 3 * 1_440 });
    expect((await app.get(type)).body).toMatchObject({ leadTimeMinutes: 0, bookingWindowDays: 10, followsClinic: [] });
    expect([(await startsOn(2)).length, await startsOn(11)]).toEqual([16, []]);
    const { body } = await clinic.admin
      .patch(type, { followsClinic: ['leadTimeMinutes', 'bookingWindowDays'] })
      .expect(200);
    expect(body).toMatchObject({ leadTimeMinutes: 3 * 1_440, bookingWindowDays: 90 });
    expect(await startsOn(2)).toEqual([]);
    await clinic.admin.patch(type, { followsClinic: ['leadTimeMinutes'], leadTimeMinutes: 5 }).expect(400);
    await clinic.admin.patch(type, { followsClinic: ['capacity'] }).expect(400);
  });

  it('decide until when a patient cancels and moves in time, and the visit says so', async () => {
    await decide({ cancellationCutOffHours: 72 });
    const visit = await book(at(2));
    expect(visit.cutOff).toBe(Temporal.Instant.from(at(2)).subtract({ hours: 72 }).toString());
    expect(visit.allowedActions).toEqual(['cancel']);
    const refused = await ana.post(`/appointments/${visit.id}/reschedule`, { start: at(5) }).expect(422);
    expect(refused.body).toMatchObject({ code: 'CUT_OFF', detail: expect.stringContaining('72 hours') });
    await decide({ cancellationCutOffHours: 72, lateCancellation: 'refuse' });
    expect((await ana.post(`/appointments/${visit.id}/cancel`).expect(422)).body.code).toBe('CUT_OFF');
    await decide({ cancellationCutOffHours: 1, lateCancellation: 'refuse' });
    const { body } = await ana.post(`/appointments/${visit.id}/cancel`).expect(200);
    expect(body).toMatchObject({ late: false, cutOff: null });
  });

  it('decide how many visits one may have ahead', async () => {
    await decide({ maxFutureVisits: 1 });
    const visit = await book(at(3));
    const refused = await ask(ana, at(4)).expect(422);
    expect(refused.body).toMatchObject({ code: 'TOO_MANY_VISITS', detail: 'A patient may have 1 visit ahead.' });
    await decide({ maxFutureVisits: 2 });
    await cancel(await book(at(4)));
    await cancel(visit);
  });

  it('decide how many times are held at once, and for how long', async () => {
    await decide({ maxHoldsPerAccount: 1, holdMinutes: 12 });
    const hold = (practitionerId: string) => ana.post('/slot-holds', { ...place(), practitionerId, start: at(3) });
    const { body } = await hold(clinic.practitionerId).expect(201);
    const minutes = app.now.until(Temporal.Instant.from(body.expiresAt)).total('minutes');
    expect(Math.ceil(minutes)).toBe(12);
    const colleague = other.account.practitionerId!;
    expect((await hold(colleague).expect(422)).body.code).toBe('TOO_MANY_HOLDS');
    await decide({ maxHoldsPerAccount: 2 });
    const second = await hold(colleague).expect(201);
    for (const { id } of [body, second.body]) await ana.delete(`/slot-holds/${id}`).expect(204);
  });

  it('decide when a visit is missed, and how often that may happen', async () => {
    await decide({ noShowGraceMinutes: 45 });
    const visit = await book(at(1));
    await app.advance(app.now.until(Temporal.Instant.from(at(1)).add({ minutes: 20 })).toString());
    await decide({ noShowGraceMinutes: 45 });
    const miss = () => clinic.admin.post(`/appointments/${visit.id}/no-show`);
    expect((await miss().expect(422)).body.detail).toContain('45 minutes');
    await decide({ noShowGraceMinutes: 20 });
    await miss().expect(200);

    ana = await signIn(app, ana.email);
    await decide({ noShowsBeforeStaffMustBook: 1, noShowWindowMonths: 2 });
    const refused = await ask(ana, at(4)).expect(422);
    expect(refused.body).toMatchObject({
      code: 'STAFF_MUST_BOOK',
      detail: expect.stringContaining('1 missed visit in 2 months'),
    });
    await app.sql`update appointments.appointment
      set starts_at = starts_at - interval '45 days', ends_at = ends_at - interval '45 days' where id = ${visit.id}`;
    await ask(ana, at(4)).expect(422);
    await decide({ noShowsBeforeStaffMustBook: 1, noShowWindowMonths: 1 });
    await cancel(await book(at(4)));
  });

  it('decide what a new visit type and a new site get', async () => {
    const made = async (name: string) => {
      const { body } = await clinic.admin
        .post('/visit-types', { name, durationMinutes: 30, mode: 'video' })
        .expect(201);
      return body.approval;
    };
    expect(await made('First')).toBe('required');
    await decide({ defaultApproval: 'automatic' });
    expect(await made('Second')).toBe('automatic');
    await clinic.admin.put('/settings', { ...defaults, timeZone: 'Asia/Colombo' }).expect(200);
    const address = { line1: 'A', city: 'B', country: 'LK' };
    const { body } = await clinic.admin.post('/sites', { name: 'Without a zone', address }).expect(201);
    expect(body.timeZone).toBe('Asia/Colombo');
  });

  it('are no business of somebody else', async () => {
    const desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    for (const who of [ana, desk, await signIn(app, other.email)]) await who.put('/settings', defaults).expect(403);
  });
});
