import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { openClinic, type Clinic } from '../../support/clinic.js';
import { patient, signIn, type Person } from '../../support/people.js';

/** How often within an hour a patient may take and give back other people's time. */
describe('a patient', () => {
  let app: TestApp;
  let clinic: Clinic;
  let week = 0;
  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app, { visitType: { approval: 'automatic' } });
  });
  afterAll(() => app?.close());

  /** Starts that are free, no two at the same time. */
  const starts = (count: number): string[] => {
    const monday = Temporal.PlainDate.from('2026-12-07').add({ weeks: week++ });
    return Array.from({ length: count }, (_, index) => {
      const time = Temporal.PlainTime.from('09:00').add({ minutes: 30 * (index % 12) });
      return `${monday.add({ days: Math.floor(index / 12) })}T${time}Z`;
    });
  };
  const place = () => ({
    practitionerId: clinic.practitionerId,
    siteId: clinic.siteId,
    visitTypeId: clinic.visitTypeId,
  });
  const book = (who: Person, start: string, more: object = {}) =>
    who.post('/appointments', { ...place(), start, ...more });
  const hold = (who: Person, start: string) => who.post('/slot-holds', { ...place(), start });
  const isLimited = (answer: { status: number; body: { code?: string }; headers: Record<string, string> }) => ({
    status: answer.status,
    code: answer.body.code,
    waits: Number(answer.headers['retry-after']) > 3_000 && Number(answer.headers['retry-after']) <= 3_600,
  });

  it('books ten times an hour, cancelled ones included, and again when the first is an hour ago', async () => {
    const ana = await patient(app);
    const [first, ...others] = starts(12);
    const bookAndCancel = async (start: string) => {
      const { body } = await book(ana, start).expect(201);
      await ana.post(`/appointments/${body.id}/cancel`).expect(200);
    };
    await bookAndCancel(first!);
    for (const start of others.slice(0, 9)) await bookAndCancel(start);
    const refused = { status: 429, code: 'TOO_MANY_BOOKINGS', waits: true };
    expect(isLimited(await book(ana, others[9]!))).toEqual(refused);
    // What the clinic books for the patient neither is limited nor counts.
    await book(clinic.admin, others[9]!, { patientId: ana.account.patientId }).expect(201);
    await app.advance('PT1H');
    await book(await signIn(app, ana.email), others[10]!).expect(201);
    clinic = { ...clinic, admin: await signIn(app, clinic.admin.email) };
  });

  it('books ten times an hour also when forty requests come at once', async () => {
    const ben = await patient(app);
    await decide({ maxFutureVisits: 1_000 });
    const answers = await Promise.all(starts(40).map((start) => book(ben, start)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(10).fill(201), ...Array(30).fill(429)]);
  });

  it('moves visits ten times an hour, at once or not; the clinic moves on, and a move to where it is is none', async () => {
    const cleo = await patient(app);
    const free = starts(24);
    const visits = await Promise.all(free.slice(0, 3).map(async (start) => (await book(cleo, start).expect(201)).body));
    const move = (who: Person, id: string, start: string) => who.post(`/appointments/${id}/reschedule`, { start });
    const before = (await cleo.get(`/appointments/${visits[0].id}`).expect(200)).body;
    for (let turn = 0; turn < 12; turn++) await move(cleo, visits[0].id, free[0]!).expect(200);
    const { allowedActions: _, ...same } = (await cleo.get(`/appointments/${visits[0].id}`).expect(200)).body;
    expect(before).toMatchObject(same);

    const targets = free.slice(3);
    const answers = await Promise.all(targets.map((start, index) => move(cleo, visits[index % 3].id, start)));
    const moved = answers.filter(({ status }) => status === 200);
    expect(moved).toHaveLength(10);
    const others = answers.filter(({ status }) => status !== 200).map(isLimited);
    const refused = { status: 429, code: 'TOO_MANY_MOVES', waits: true };
    expect(others).toEqual(Array.from({ length: 11 }, () => refused));
    await move(clinic.admin, visits[0].id, free[0]!).expect(200);
    const history = (await cleo.get(`/appointments/${visits[0].id}/history`).expect(200)).body.items;
    expect(history.filter(({ action }: { action: string }) => action === 'reschedule').length).toBeLessThanOrEqual(11);
  });

  it('holds a time thirty times an hour, released ones included; a released one is gone for its owner', async () => {
    const dan = await patient(app);
    const [start] = starts(1);
    let holdId = '';
    for (let turn = 0; turn < 30; turn++) {
      holdId = (await hold(dan, start!).expect(201)).body.id;
      await dan.delete(`/slot-holds/${holdId}`).expect(204);
    }
    expect(isLimited(await hold(dan, start!))).toEqual({ status: 429, code: 'TOO_MANY_HOLDS_AN_HOUR', waits: true });
    await dan.get(`/slot-holds/${holdId}`).expect(404);
    await dan.delete(`/slot-holds/${holdId}`).expect(404);
    // The time is free for others, and the clinic holds on.
    await hold(await patient(app), start!).expect(201);
    for (let turn = 0; turn < 31; turn++) {
      const held = await hold(clinic.admin, starts(1)[0]!.replace('T09:00', 'T12:00')).expect(201);
      await clinic.admin.delete(`/slot-holds/${held.body.id}`).expect(204);
      week--;
    }
  });

  const decide = async (policies: object) => {
    const { body } = await clinic.admin.get('/settings').expect(200);
    await clinic.admin.put('/settings', { ...body, policies: { ...body.policies, ...policies } }).expect(200);
  };
});
