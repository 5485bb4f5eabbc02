import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectTrueAppointments } from '../support/calendar.js';
import { addDoctor, openClinic, type Clinic } from '../support/clinic.js';
import { patient, person, signIn, type Person } from '../support/people.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** The first visit of a day in Berlin, `days` after 1 December 2026. */
const dayAfter = (days: number, time = '08:00:00'): string => `2026-12-${String(1 + days).padStart(2, '0')}T${time}Z`;

describe('appointments', () => {
  let app: TestApp;
  let clinic: Clinic;
  let doctor: Person;
  let desk: Person;
  let ana: Person;
  let ben: Person;
  let other: Person;
  /** No two tests share a day, so that each sees its own visits only. */
  let day = 5;

  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app);
    doctor = clinic.doctor;
    desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    other = await addDoctor(app, clinic, undefined, 'Dr Silva');
    [ana, ben] = [await patient(app, 'Ana'), await patient(app, 'Ben')];
  });
  afterAll(() => app?.close());

  /** At all times: an occupying visit has a live claim (unless it was undone when its time had passed), others have none. */
  afterEach(async () => {
    const broken = await app.sql`
      with claimed as (
        select appointment_id as id from scheduling.claim where live and appointment_id is not null
        union select s.appointment_id from scheduling.claim_seat s join scheduling.claim c on c.id = s.claim_id and c.live
      )
      select a.id, a.status, c.id as claim from appointments.appointment a left join claimed c on c.id = a.id
      where case when a.status in ('pending', 'confirmed', 'checked_in', 'in_consultation')
        then c.id is null and a.ends_at > ${app.now.toString()}::timestamptz else c.id is not null end`;
    expect(broken).toEqual([]);
  });

  /** Time passes, tokens end, and everybody signs in again. */
  const pass = async (duration: string): Promise<void> => {
    await app.advance(duration);
    const again = [doctor, desk, other, ana, ben].map((each) => signIn(app, each.email));
    [doctor, desk, other, ana, ben] = (await Promise.all(again)) as [Person, Person, Person, Person, Person];
  };
  const wish = (start: string, more: object = {}): object => {
    const { practitionerId, siteId, visitTypeId } = clinic;
    return { practitionerId, siteId, visitTypeId, start, reason: 'a cough', ...more };
  };
  const book = async (who: Person, start: string, more: object = {}) =>
    (await who.post('/appointments', wish(start, more)).expect(201)).body;
  const freeStarts = async (date: string, practitionerId = clinic.practitionerId): Promise<string[]> => {
    const to = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
    const query = `practitionerId=${practitionerId}&visitTypeId=${clinic.visitTypeId}&siteId=${clinic.siteId}`;
    const { body } = await ana.get(`/slots?${query}&from=${date}&to=${to}`).expect(200);
    return body.items.map((slot: { start: string }) => slot.start);
  };

  it('is booked, approved and completed', async () => {
    const start = dayAfter(2);
    const answer = await ana.post('/appointments', wish(start)).expect(201);
    const visit = answer.body;
    expect(answer.headers.location).toBe(`/api/v1/appointments/${visit.id}`);
    expect(visit).toMatchObject({
      status: 'pending',
      revision: 0,
      start,
      end: dayAfter(2, '08:30:00'),
      timeZone: 'Europe/Berlin',
      patientId: ana.account.patientId,
      reason: 'a cough',
      allowedActions: ['cancel', 'reschedule'],
    });
    expect(visit).not.toHaveProperty('staffNote');

    const approved = await desk.post(`/appointments/${visit.id}/approve`).set('If-Match', '"1"').expect(200);
    expect(approved.body.status).toBe('confirmed');
    expect(approved.headers.etag).toBe('"2"');
    await doctor.post(`/appointments/${visit.id}/complete`).expect(422);
    await pass('PT48H');
    const completed = await doctor.post(`/appointments/${visit.id}/complete`).expect(200);
    expect(completed.body.status).toBe('completed');

    const history = await ana.get(`/appointments/${visit.id}/history`).expect(200);
    expect(history.body.items.map((line: { action: string }) => line.action)).toEqual(['book', 'approve', 'complete']);
    const events = await app.sql<{ type: string }>`
      select type from platform.outbox where payload->>'appointmentId' = ${visit.id} order by occurred_at, id`;
    expect(events.map(({ type }) => type)).toEqual([
      'appointments.requested.v1',
      'appointments.confirmed.v1',
      'appointments.completed.v1',
    ]);
  });

  it('is declined with a reason and three starts that are free', async () => {
    const date = dayAfter(++day).slice(0, 10);
    const visit = await book(ana, dayAfter(day));
    await desk.post(`/appointments/${visit.id}/decline`).expect(400);
    const declined = await desk.post(`/appointments/${visit.id}/decline`, { reason: 'in surgery' }).expect(200);
    expect(declined.body).toMatchObject({ status: 'declined' });
    const [event] = await app.sql<{ payload: { alternatives: { start: string }[] } }>`
      select payload from platform.outbox
      where type = 'appointments.declined.v1' and payload->>'appointmentId' = ${visit.id}`;
    expect(event!.payload.alternatives).toHaveLength(3);
    expect(JSON.stringify(event)).not.toContain('surgery');
    expect(await freeStarts(date)).toContain(visit.start);
  });

  it('gives its time back when it is cancelled', async () => {
    const date = dayAfter(++day).slice(0, 10);
    const visit = await book(ana, dayAfter(day));
    expect(await freeStarts(date)).not.toContain(visit.start);
    await ben.post('/appointments', wish(visit.start)).expect(409);
    const cancelled = await ana.post(`/appointments/${visit.id}/cancel`).expect(200);
    expect(cancelled.body).toMatchObject({ status: 'cancelled', revision: 1, late: false, allowedActions: [] });
    await book(ben, visit.start);
  });

  it('asks the clinic why it cancels', async () => {
    const visit = await book(ana, dayAfter(++day));
    const refused = await desk.post(`/appointments/${visit.id}/cancel`).expect(422);
    expect(refused.body.code).toBe('REASON_REQUIRED');
    await desk.post(`/appointments/${visit.id}/cancel`, { reason: 'closed' }).expect(200);
  });

  it('moves in one step, not at all to where it is, and to another practitioner', async () => {
    const date = dayAfter(++day).slice(0, 10);
    const visit = await book(ana, dayAfter(day));
    await desk.post(`/appointments/${visit.id}/approve`).expect(200);
    const taken = await book(ben, dayAfter(day, '08:30:00'));
    const start = taken.start;
    const conflict = await desk.post(`/appointments/${visit.id}/reschedule`, { start }).expect(409);
    expect(conflict.body.code).toBe('SLOT_TAKEN');
    expect(await freeStarts(date)).not.toContain(visit.start);

    const same = await desk.post(`/appointments/${visit.id}/reschedule`, { start: visit.start }).expect(200);
    expect(same.body).toMatchObject({ status: 'confirmed', revision: 0 });
    const trail = await app.sql`
      select action from platform.audit_event where account_id = ${desk.account.id} and resource_id = ${visit.id} order by id`;
    // Approved, and looked at; the move that was refused is no attempt at the record.
    expect(trail).toEqual([{ action: 'write' }, { action: 'read' }]);
    const practitionerId = other.account.practitionerId!;
    const moved = await ana.post(`/appointments/${visit.id}/reschedule`, { start, practitionerId }).expect(200);
    expect(moved.body).toMatchObject({ status: 'pending', revision: 1, practitionerId, start });
    expect(await freeStarts(date)).toContain(visit.start);
    expect(await freeStarts(date, practitionerId)).not.toContain(start);
  });

  it('has one winner among three hundred', async () => {
    const start = dayAfter(++day);
    const rivals = await Promise.all(Array.from({ length: 10 }, () => patient(app)));
    const attempts = Array.from({ length: 300 }, (_, index) => rivals[index % rivals.length]!);
    const answers = await Promise.all(attempts.map((rival) => rival.post('/appointments', wish(start))));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(299);
  });

  it('is not booked twice by one patient at two practitioners', async () => {
    const start = dayAfter(++day);
    const answers = await Promise.all([
      ana.post('/appointments', wish(start)),
      ana.post('/appointments', wish(start, { practitionerId: other.account.practitionerId })),
    ]);
    const [won, lost] = answers.sort((a, b) => a.status - b.status);
    expect(won!.status).toBe(201);
    expect(lost).toMatchObject({ status: 409, body: { code: 'PATIENT_OVERLAP' } });
    const practitionerId =
      other.account.practitionerId === won!.body.practitionerId ? clinic.practitionerId : undefined;
    const again = { patientId: ana.account.patientId, practitionerId: practitionerId ?? other.account.practitionerId };
    await ana.post('/appointments', wish(start, { ...again, overlapReason: 'both' })).expect(403);
    const override = await desk.post('/appointments', wish(start, { ...again, overlapReason: 'both at once' }));
    expect(override).toMatchObject({ status: 201, body: { status: 'confirmed' } });
  });

  it('is booked once however often the same request comes', async () => {
    const start = dayAfter(++day);
    const key = 'the-same-key';
    const send = () => ben.post('/appointments', wish(start)).set('Idempotency-Key', key);
    const answers = await Promise.all(Array.from({ length: 50 }, send));
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const other = ben.post('/appointments', wish(dayAfter(day, '09:00:00'))).set('Idempotency-Key', key);
    expect((await other.expect(422)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('expires when nobody answers', async () => {
    const visit = await book(ana, dayAfter(20));
    await pass('PT23H59M');
    expect((await ana.get(`/appointments/${visit.id}`)).body.status).toBe('pending');
    await pass('PT1M');
    expect((await ana.get(`/appointments/${visit.id}`)).body.status).toBe('expired');
    await desk.post(`/appointments/${visit.id}/approve`).expect(409);
    expect(await freeStarts(visit.start.slice(0, 10))).toContain(visit.start);
  });

  it('has one winner of an approval and its expiry', async () => {
    const visit = await book(ana, dayAfter(20));
    await pass('PT23H59M');
    const [approval] = await Promise.all([desk.post(`/appointments/${visit.id}/approve`), app.advance('PT1M')]);
    const { status } = (await ana.get(`/appointments/${visit.id}`)).body;
    expect([`200 confirmed`, `409 expired`]).toContain(`${approval.status} ${status}`);
  });

  it('is not there for those whom it does not concern', async () => {
    const visit = await book(ana, dayAfter(19));
    const foreignDesk = await person(app, ['staff'], { siteIds: ['01939a3e-0000-7000-8000-000000000001'] });
    const missing = await ben.get('/appointments/01939a3e-0000-7000-8000-00000000dead').expect(404);
    for (const stranger of [ben, other, foreignDesk]) {
      const answers = [
        await stranger.get(`/appointments/${visit.id}`),
        await stranger.get(`/appointments/${visit.id}/history`),
        await stranger.get(`/appointments/${visit.id}/calendar.ics`),
        await stranger.patch(`/appointments/${visit.id}`, { reason: 'x' }),
        await stranger.post(`/appointments/${visit.id}/approve`),
        await stranger.post(`/appointments/${visit.id}/cancel`, { reason: 'x' }),
      ];
      for (const { status, body } of answers) {
        expect(status).toBe(404);
        expect({ ...body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
      }
      const list = await stranger.get('/appointments?limit=100').expect(200);
      expect(list.body.items.map((item: { id: string }) => item.id)).not.toContain(visit.id);
    }
  });

  it('says what is possible when something is not', async () => {
    const visit = await book(ana, dayAfter(18));
    expect((await ana.post(`/appointments/${visit.id}/approve`)).status).toBe(403);
    await ana.post(`/appointments/${visit.id}/cancel`).expect(200);
    const again = await ana.post(`/appointments/${visit.id}/cancel`).expect(409);
    expect(again.body).toMatchObject({ code: 'INVALID_TRANSITION', current: 'cancelled', allowed: [] });
    const stale = desk.post(`/appointments/${visit.id}/approve`).set('If-Match', '"1"');
    await stale.expect(412);
  });

  it('needs a verified address, known fields and a start that is offered', async () => {
    const unverified = await person(app, ['patient'], { emailVerified: false });
    const start = dayAfter(17);
    const refused = await unverified.post('/appointments', wish(start)).expect(403);
    expect(refused.body.code).toBe('EMAIL_NOT_VERIFIED');
    await ana.post('/appointments', wish(start, { status: 'confirmed' })).expect(400);
    const grid = await ana.post('/appointments', wish(dayAfter(17, '08:10:00'))).expect(422);
    expect(grid.body.code).toBe('GRID');
    await ana.post('/appointments', wish(start, { patientId: ben.account.patientId })).expect(404);
  });

  it('keeps notes of the clinic from the patient', async () => {
    const visit = await book(ana, dayAfter(16));
    const path = `/appointments/${visit.id}`;
    await ana.patch(path, { staffNote: 'mine' }).expect(403);
    const noted = await desk.patch(path, { staffNote: 'needs a ramp' }, '"1"').expect(200);
    expect(noted.body).toMatchObject({ staffNote: 'needs a ramp', reason: 'a cough' });
    await desk.patch(path, { reason: 'stale' }, '"1"').expect(412);
    expect((await ana.get(path)).body).not.toHaveProperty('staffNote');
    const [row] = await app.sql<{ text: string }>`
      select encode(reason, 'escape') || encode(staff_note, 'escape') as text
      from appointments.appointment where id = ${visit.id}`;
    expect(row!.text).not.toMatch(/cough|ramp/);
  });

  it('is a calendar entry once it is confirmed', async () => {
    const visit = await book(ana, dayAfter(15));
    await ana.get(`/appointments/${visit.id}/calendar.ics`).expect(409);
    await desk.post(`/appointments/${visit.id}/approve`).expect(200);
    const file = await ana.get(`/appointments/${visit.id}/calendar.ics`).expect(200);
    expect(file.headers['content-type']).toMatch('text/calendar');
    expect(file.text).toContain(`UID:${visit.id}`);
    expect(file.text).not.toContain('cough');
    await ana.post(`/appointments/${visit.id}/cancel`).expect(200);
    expect((await ana.get(`/appointments/${visit.id}/calendar.ics`)).text).toContain('METHOD:CANCEL');
  });

  it('is read with the names of what it is about, and commands answer without', async () => {
    const eva = await patient(app, 'Eva Fernando');
    const visit = await book(eva, dayAfter(14, '14:00:00'));
    expect(visit).not.toHaveProperty('names');
    const approved = await desk.post(`/appointments/${visit.id}/approve`).expect(200);
    expect(approved.body).not.toHaveProperty('names');
    const names = {
      ...{ patient: 'Eva Fernando', practitioner: 'Dr Nimal Perera', site: 'Main house', visitType: 'Consultation' },
    };
    for (const reader of [eva, doctor, desk]) {
      const read = await reader.get(`/appointments/${visit.id}`).expect(200);
      expect(read.body).toMatchObject({ id: visit.id, names });
      expect(read.headers.etag).toBe('"2"');
      const day = `from=${visit.start}&to=${visit.end}`;
      const list = await reader.get(`/appointments?${day}`).expect(200);
      expect(list.body.items).toEqual([expect.objectContaining({ id: visit.id, names })]);
    }
    await ben.get(`/appointments/${visit.id}`).expect(404);

    const kept = [
      ...['id', 'status', 'revision', 'start', 'end', 'timeZone', 'practitionerId', 'siteId', 'visitTypeId'],
      ...['patientId', 'reason', 'late', 'approvalDeadline', 'confirmedAt', 'cancelledAt', 'allowedActions'],
      ...['createdAt', 'updatedAt', 'cutOff', 'version', 'hasReason'],
    ];
    expect(Object.keys(visit).sort()).toEqual([...kept].sort());
    const { body } = await eva.get(`/appointments/${visit.id}`).expect(200);
    expect(Object.keys(body).sort()).toEqual([...kept, 'names'].sort());

    // A file that was merged into another, say: the visit is still there.
    const gone = '01939a3e-0000-7000-8000-00000000abcd';
    await app.sql`update appointments.appointment set patient_id = ${gone} where id = ${visit.id}`;
    const unknown = await desk.get(`/appointments/${visit.id}`).expect(200);
    const { patient: _, ...others } = names;
    expect(unknown.body.names).toEqual(others);
  });

  it('is listed page by page in both directions', async () => {
    const carla = await patient(app, 'Carla');
    const booked: string[] = [];
    for (const time of ['10:00:00', '11:00:00', '12:00:00']) booked.push((await book(carla, dayAfter(14, time))).id);
    for (const [sort, expected] of [
      ['start', booked],
      ['-start', booked.toReversed()],
    ] as const) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await carla.get(`/appointments?sort=${sort}&limit=2${cursor}`).expect(200);
        seen.push(...body.items.map((item: { id: string }) => item.id));
        cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
      } while (cursor);
      expect(seen).toEqual(expected);
    }
    const date = dayAfter(14).slice(0, 10);
    const filtered = `status=pending,confirmed&from=${date}&to=${date}`;
    expect((await carla.get(`/appointments?${filtered}`).expect(200)).body.items).toEqual([]);
    for (const wrong of ['status=lost', 'sort=patientId', 'cursor=abc', 'from=yesterday', 'limit=101']) {
      await carla.get(`/appointments?${wrong}`).expect(400);
    }
  });

  it('turns a hold of the same start into a visit, for its owner only', async () => {
    const start = dayAfter(13);
    const { practitionerId, siteId, visitTypeId } = clinic;
    const held = await ana.post('/slot-holds', { practitionerId, siteId, visitTypeId, start }).expect(201);
    const holdId = held.body.id;
    await ben.post('/appointments', wish(start)).expect(409);
    await ben.post('/appointments', wish(start, { holdId })).expect(404);
    const other = await ana.post('/appointments', wish(dayAfter(13, '09:00:00'), { holdId })).expect(422);
    expect(other.body.code).toBe('HOLD_MISMATCH');
    await book(ana, start, { holdId });
  });

  it('is limited to ten ahead for a patient, not for the clinic', async () => {
    const dora = await patient(app, 'Dora');
    const starts = Array.from({ length: 11 }, (_, index) =>
      dayAfter(21 + Math.floor(index / 2), `1${index % 2}:00:00`),
    );
    for (const start of starts.slice(0, 10)) await book(dora, start);
    const refused = await dora.post('/appointments', wish(starts[10]!)).expect(422);
    expect(refused.body.code).toBe('TOO_MANY_VISITS');
    const byDesk = await book(desk, starts[10]!, { patientId: dora.account.patientId });
    expect(byDesk.status).toBe('confirmed');
  });

  it('goes through a day at the desk, and one step back', async () => {
    const { id } = await book(desk, dayAfter(12), { patientId: ana.account.patientId });
    const visits = `/appointments/${id}`;
    expect((await desk.post(`${visits}/check-in`).expect(422)).body.code).toBe('NOT_TODAY');
    await pass(app.now.until(dayAfter(12, '07:50:00')).toString());
    await desk.post(`${visits}/check-in`).expect(200);
    await doctor.post(`${visits}/start`).expect(200);
    await pass('PT20M');
    const liveClaims = () => app.sql`select 1 from scheduling.claim where live and appointment_id = ${id}`;
    await doctor.post(`${visits}/complete`).expect(200);
    expect(await liveClaims()).toHaveLength(0);
    const undo = (who: Person, reason?: string) => who.post(`${visits}/undo`, { reason }).set('If-Match', '*');
    await undo(desk, 'still talking').expect(200);
    expect(await liveClaims()).toHaveLength(1);
    await pass('PT25M');
    expect((await doctor.post(`${visits}/complete`).expect(200)).body.status).toBe('completed');
    await undo(doctor, 'not yet').expect(403);
    await undo(desk).expect(400);
    const undone = await undo(desk, 'not yet').expect(200);
    expect(undone.body.status).toBe('in_consultation');
    await clinic.admin.get(visits).expect(401);
    const admin = await signIn(app, clinic.admin.email);
    await admin.post(`${visits}/retract`, { reason: 'another patient' }).expect(200);
    await ana.get(visits).expect(404);
    expect((await desk.get(`${visits}/history`)).body.items.at(-1)).toMatchObject({ to: 'entered_in_error' });
  });

  it('leaves a true calendar, after all of this', () => expectTrueAppointments(app));
});
