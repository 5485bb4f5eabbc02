import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestApp } from '../../support/app.js';
import { expectTrueAppointments, expectTrueClaims } from '../../support/calendar.js';
import { world, type Member, type WorldClinic } from '../../support/world.js';

describe('appointments', () => {
  let app: TestApp;
  let clinic: WorldClinic;
  let desk: Member;
  let ana: Member;
  let ben: Member;
  let dr: Member;
  beforeAll(async () => {
    ({ app, clinic, desk } = await world());
  });
  afterAll(() => clinic?.close());
  beforeEach(async () => {
    ({ ana, ben, dr } = await clinic.newPeople());
  });
  afterEach(() => expectTrueClaims(app));

  it('is booked, approved and completed', async () => {
    const start = clinic.at('Thu 09:00');
    const answer = await ana.asksFor(dr, start, { reason: 'a cough' }).expect(201);
    const appointment = answer.body;
    expect(answer.headers.location).toBe(`/api/v1/appointments/${appointment.id}`);
    expect(appointment).toMatchObject({
      status: 'pending',
      revision: 0,
      start,
      end: clinic.at('Thu 09:30'),
      timeZone: 'Europe/Berlin',
      patientId: ana.account.patientId,
      reason: 'a cough',
      allowedActions: ['cancel', 'reschedule'],
    });
    expect(appointment).not.toHaveProperty('staffNote');

    const approved = await desk.post(`/appointments/${appointment.id}/approve`).set('If-Match', '"1"').expect(200);
    expect(approved.body.status).toBe('confirmed');
    expect(approved.headers.etag).toBe('"2"');
    await ana.wasTold('confirmed');
    await dr.post(`/appointments/${appointment.id}/complete`).expect(422);
    await clinic.passesUntil(start);
    expect((await dr.completes(appointment)).status).toBe('completed');

    const history = await ana.get(`/appointments/${appointment.id}/history`).expect(200);
    expect(history.body.items.map((line: { action: string }) => line.action)).toEqual(['book', 'approve', 'complete']);
    const events = await app.sql<{ type: string }>`
      select type from platform.outbox where payload->>'appointmentId' = ${appointment.id} order by occurred_at, id`;
    expect(events.map(({ type }) => type)).toEqual([
      'appointments.requested.v1',
      'appointments.confirmed.v1',
      'appointments.completed.v1',
    ]);
  });

  it('is declined with a reason and three starts that are free', async () => {
    const appointment = await ana.books(dr, 'Thu 09:00');
    await desk.tries('decline', appointment).expect(400);
    expect(await desk.declines(appointment, 'in surgery')).toMatchObject({ status: 'declined' });
    await ana.wasTold('could not be accepted');
    const [event] = await app.sql<{ payload: { alternatives: { start: string }[] } }>`
      select payload from platform.outbox
      where type = 'appointments.declined.v1' and payload->>'appointmentId' = ${appointment.id}`;
    expect(event!.payload.alternatives).toHaveLength(3);
    expect(JSON.stringify(event)).not.toContain('surgery');
    expect(await clinic.freeStarts(dr, appointment.start)).toContain(appointment.start);
  });

  it('gives its time back when it is cancelled', async () => {
    const appointment = await ana.books(dr, 'Thu 09:00');
    expect(await clinic.freeStarts(dr, appointment.start)).not.toContain(appointment.start);
    await dr.calendarShows('Thu 09:00');
    await ben.asksFor(dr, appointment.start).expect(409);
    const cancelled = await ana.cancels(appointment);
    expect(cancelled).toMatchObject({ status: 'cancelled', revision: 1, late: false, allowedActions: [] });
    await dr.calendarIsFree('Thu 09:00');
    await ben.books(dr, appointment.start);
  });

  it('asks the clinic why it cancels', async () => {
    const appointment = await ana.books(dr, 'Thu 09:00');
    const refused = await desk.tries('cancel', appointment).expect(422);
    expect(refused.body.code).toBe('REASON_REQUIRED');
    await desk.cancels(appointment, 'closed');
  });

  it('moves in one step, not at all to where it is, and to another practitioner', async () => {
    const appointment = await ana.books(dr, 'Thu 09:00');
    await desk.approves(appointment);
    const other = await clinic.newPractitioner('Dr Silva');
    const taken = await ben.books(dr, 'Thu 09:30');
    const start = taken.start;
    const conflict = await desk.tries('reschedule', appointment, { start }).expect(409);
    expect(conflict.body.code).toBe('SLOT_TAKEN');
    expect(await clinic.freeStarts(dr, appointment.start)).not.toContain(appointment.start);

    const same = await desk.moves(appointment, appointment.start);
    expect(same).toMatchObject({ status: 'confirmed', revision: 0 });
    const trail = await app.sql`
      select action from platform.audit_event where account_id = ${desk.account.id} and resource_id = ${appointment.id} order by id`;
    // Approved, and looked at; the move that was refused is no attempt at the record.
    expect(trail).toEqual([{ action: 'write' }, { action: 'read' }]);
    const practitionerId = other.account.practitionerId!;
    const moved = await ana.moves(appointment, start, { practitionerId });
    expect(moved).toMatchObject({ status: 'pending', revision: 1, practitionerId, start });
    expect(await clinic.freeStarts(dr, appointment.start)).toContain(appointment.start);
    expect(await clinic.freeStarts(other, start)).not.toContain(start);
  });

  it('expires when nobody answers', async () => {
    const appointment = await ana.books(dr, '2026-12-17 09:00');
    await clinic.passes('PT23H59M');
    expect((await ana.reads(appointment)).status).toBe('pending');
    await clinic.passes('PT1M');
    expect((await ana.reads(appointment)).status).toBe('expired');
    await desk.tries('approve', appointment).expect(409);
    expect(await clinic.freeStarts(dr, appointment.start)).toContain(appointment.start);
  });

  it('has one winner of an approval and its expiry', async () => {
    const appointment = await ana.books(dr, '2026-12-17 09:00');
    await clinic.passes('PT23H59M');
    const [approval] = await Promise.all([desk.tries('approve', appointment), app.advance('PT1M')]);
    const { status } = await ana.reads(appointment);
    expect([`200 confirmed`, `409 expired`]).toContain(`${approval.status} ${status}`);
  });

  it('says what is possible when something is not', async () => {
    const appointment = await ana.books(dr, 'Thu 09:00');
    await ana.tries('approve', appointment).expect(403);
    await ana.cancels(appointment);
    const again = await ana.tries('cancel', appointment).expect(409);
    expect(again.body).toMatchObject({ code: 'INVALID_TRANSITION', current: 'cancelled', allowed: [] });
    await desk.tries('approve', appointment).set('If-Match', '"1"').expect(412);
  });

  it('goes through a day at the desk, and one step back', async () => {
    const appointment = await desk.books(dr, 'Thu 09:00', { for: ana });
    const path = `/appointments/${appointment.id}`;
    expect((await desk.tries('check-in', appointment).expect(422)).body.code).toBe('NOT_TODAY');
    await clinic.passesUntil(Temporal.Instant.from(appointment.start).subtract({ minutes: 10 }).toString());
    await desk.checksIn(appointment);
    await dr.starts(appointment);
    await clinic.passes('PT20M');
    const liveClaims = () => app.sql`select 1 from scheduling.claim where live and appointment_id = ${appointment.id}`;
    await dr.completes(appointment);
    expect(await liveClaims()).toHaveLength(0);
    const undo = (who: Member, reason?: string) => who.post(`${path}/undo`, { reason }).set('If-Match', '*');
    await undo(desk, 'still talking').expect(200);
    expect(await liveClaims()).toHaveLength(1);
    await clinic.passes('PT25M');
    expect((await dr.completes(appointment)).status).toBe('completed');
    await undo(dr, 'not yet').expect(403);
    await undo(desk).expect(400);
    const undone = await undo(desk, 'not yet').expect(200);
    expect(undone.body.status).toBe('in_consultation');
    await clinic.admin.post(`${path}/retract`, { reason: 'another patient' }).expect(200);
    await ana.get(path).expect(404);
    expect((await desk.get(`${path}/history`)).body.items.at(-1)).toMatchObject({ to: 'entered_in_error' });
  });

  it('leaves a true calendar, after all of this', () => expectTrueAppointments(app));
});
