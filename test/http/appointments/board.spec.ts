import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReadBoard } from '../../../src/appointments/persistence/read-board.js';
import type { Actor } from '../../../src/shared/kernel/actor.js';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { patient, person, signIn, type Person } from '../../support/people.js';
import { statementsOf } from '../../support/statements.js';

describe("a site's board", () => {
  let app: TestApp;
  let clinic: Clinic;
  let desk: Person;
  let ana: Person;
  let second: Person;
  beforeAll(async () => {
    // It does nothing in the background: statements are counted.
    app = await startTestApp({ role: 'api' });
    clinic = await openClinic(app, { timeZone: 'Asia/Colombo', weekly: everyHour });
    desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    ana = await patient(app, 'Ana Silva');
    second = await addDoctor(app, clinic, everyHour, 'Dr Silva');
  });
  afterAll(() => app?.close());

  const passUntil = async (instant: string): Promise<void> => {
    await app.advance(app.now.until(Temporal.Instant.from(instant)).toString());
    [desk, ana, second] = [
      await signIn(app, desk.email),
      await signIn(app, ana.email),
      await signIn(app, second.email),
    ];
  };
  const wish = (start: string, more: object = {}) => {
    const { practitionerId, siteId, visitTypeId } = clinic;
    return { practitionerId, siteId, visitTypeId, start, patientId: ana.account.patientId, ...more };
  };
  const book = async (start: string, more: object = {}, who = desk) =>
    (await who.post('/appointments', wish(start, more)).expect(201)).body.id as string;
  const board = async (date?: string, who = desk) =>
    (await who.get(`/sites/${clinic.siteId}/board${date ? `?date=${date}` : ''}`).expect(200)).body;
  const itemOf = async (id: string, date?: string) =>
    (await board(date)).items.find((item: { id: string }) => item.id === id);
  const act = (id: string, action: string, body: object = {}) =>
    desk.post(`/appointments/${id}/${action}`, body).set('If-Match', '*').expect(200);

  it('shows the present day of the site by columns, and who may do what', async () => {
    const id = await book('2026-12-02T03:30:00Z', { reason: 'a secret cough' });
    await desk.patch(`/appointments/${id}`, { staffNote: 'owes a form' }).expect(200);
    const request = await book('2026-12-02T04:30:00Z', {}, ana);
    await passUntil('2026-12-01T18:29:00Z');
    expect(await board()).toMatchObject({ date: '2026-12-01', items: [] });
    // Midnight in Colombo.
    await passUntil('2026-12-01T18:30:00Z');
    const answer = await desk.get(`/sites/${clinic.siteId}/board`).expect(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toEqual({
      siteId: clinic.siteId,
      siteName: 'Main house',
      timeZone: 'Asia/Colombo',
      date: '2026-12-02',
      now: expect.stringMatching(/^2026-12-01T18:30:/),
      counts: { requested: 1, expected: 1, here: 0, withDoctor: 0, done: 0 },
      items: [expect.objectContaining({ id }), expect.objectContaining({ id: request, column: 'requested' })],
      truncated: false,
    });
    const { practitionerId, siteId, visitTypeId } = clinic;
    expect(answer.body.items[0]).toEqual({
      ...{ id, practitionerId, siteId, visitTypeId, patientId: ana.account.patientId },
      version: 2,
      column: 'expected',
      status: 'confirmed',
      start: '2026-12-02T03:30:00Z',
      end: '2026-12-02T04:00:00Z',
      names: { patient: 'Ana Silva', practitioner: 'Dr Nimal Perera', site: 'Main house', visitType: 'Consultation' },
      mode: 'in_person',
      checkedInAt: null,
      startedAt: null,
      waitingMinutes: null,
      late: false,
      hasReason: true,
      hasStaffNote: true,
      allowedActions: ['cancel', 'reschedule', 'check-in', 'start'],
    });
    expect(answer.text).not.toContain('cough');
    expect(answer.text).not.toContain('owes');
  });

  it('follows a visit from the door to the end, by the versions it shows', async () => {
    const id = await book('2026-12-03T03:30:00Z');
    await passUntil('2026-12-03T03:31:00Z');
    expect(await itemOf(id)).toMatchObject({ column: 'expected', late: true });
    const { version } = await itemOf(id);
    await desk
      .post(`/appointments/${id}/check-in`)
      .set('If-Match', `"${version - 1}"`)
      .expect(412);
    await desk.post(`/appointments/${id}/check-in`).set('If-Match', `"${version}"`).expect(200);
    await passUntil('2026-12-03T03:43:30Z');
    const here = { checkedInAt: expect.stringMatching(/^2026-12-03T03:31:/), late: false };
    expect(await itemOf(id)).toMatchObject({ ...here, column: 'here', waitingMinutes: 12, startedAt: null });
    await act(id, 'start');
    const seen = { ...here, waitingMinutes: null, startedAt: expect.stringMatching(/^2026-12-03T03:43:/) };
    expect(await itemOf(id)).toMatchObject({ ...seen, column: 'withDoctor' });
    await act(id, 'complete');
    expect(await itemOf(id)).toMatchObject({ ...seen, column: 'done', status: 'completed' });
    expect(await board()).toMatchObject({ counts: { requested: 0, expected: 0, here: 0, withDoctor: 0, done: 1 } });
  });

  it('knows that a check-in was a mistake', async () => {
    const id = await book('2026-12-03T04:00:00Z');
    await act(id, 'check-in');
    await passUntil('2026-12-03T04:05:00Z');
    await act(id, 'undo', { reason: 'It was somebody else.' });
    expect(await itemOf(id)).toMatchObject({ column: 'expected', checkedInAt: null, waitingMinutes: null, late: true });
    await act(id, 'complete');
    expect(await itemOf(id)).toMatchObject({ column: 'done', checkedInAt: null });
  });

  it('leaves out what nobody waits for any more, and shows who has not come', async () => {
    const date = '2026-12-04';
    const cancelled = await book(`${date}T03:30:00Z`);
    await act(cancelled, 'cancel', { reason: 'A mistake.' });
    const missed = await book(`${date}T04:00:00Z`);
    await passUntil(`${date}T04:15:00Z`);
    await act(missed, 'no-show');
    const { items, counts } = await board(date);
    expect(items).toEqual([expect.objectContaining({ id: missed, column: 'done', status: 'no_show', late: false })]);
    expect(counts).toMatchObject({ done: 1 });
  });

  it('costs the same few statements however full the day is', async () => {
    const actor = {
      ...(desk.account as Partial<Actor>),
      roles: desk.account.roles,
      siteIds: [clinic.siteId],
      accountId: desk.account.id,
      sessionId: newId(),
      emailVerified: true,
    };
    const cost = (date: string) => statementsOf(app, () => app.ask(new ReadBoard(actor, clinic.siteId, date)));
    const few = await cost('2026-12-10');
    await book('2026-12-11T03:30:00Z');
    const one = await cost('2026-12-11');
    await app.sql`
      insert into appointments.appointment (id, status, revision, patient_id, practitioner_id, site_id, visit_type_id,
        visit_type_name, mode, starts_at, ends_at, time_zone, late, overlap_allowed, status_changed_at, created_at, updated_at)
      select gen_random_uuid(), 'checked_in', 0, ${ana.account.patientId}::uuid, ${second.account.practitionerId}::uuid,
        ${clinic.siteId}::uuid, ${clinic.visitTypeId}::uuid, 'Consultation', 'in_person', '2026-12-11T05:00:00Z'::timestamptz + n * interval '1 s',
        '2026-12-11T06:00:00Z'::timestamptz, 'Asia/Colombo', false, true, now(), now(), now()
      from generate_series(1, 2100) n`;
    expect(await cost('2026-12-11')).toBe(one);
    expect(few).toBeLessThanOrEqual(one);
    expect(one).toBeLessThanOrEqual(7);
    const { items, truncated, counts } = await board('2026-12-11');
    expect({ items: items.length, truncated, here: counts.here }).toEqual({
      items: 2_000,
      truncated: true,
      here: 1_999,
    });
  });

  it('is for the desk of the site and administrators, and nobody else', async () => {
    const path = `/sites/${clinic.siteId}/board`;
    const elsewhere = await person(app, ['staff'], { siteIds: [newId()] });
    for (const who of [ana, second, elsewhere]) await who.get(path).expect(403);
    await app.get(path).expect(401);
    const boss = await person(app, ['admin']);
    await boss.get(path).expect(200);
    await boss.get(`/sites/${newId()}/board`).expect(404);
    await boss.get(`${path}?date=2026-02-30`).expect(400);
    await boss.get(`${path}?from=2026-02-20`).expect(400);
  });
});

/** A site that is also open at night: its days are not those of UTC. */
const everyHour = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '23:30' }));
