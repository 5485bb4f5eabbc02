import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FindAppointmentFacts } from '../../../src/appointments/index.js';
import type { TestApp } from '../../support/app.js';
import { expectTrueAppointments, expectTrueClaims } from '../../support/calendar.js';
import { world, type Member, type WorldClinic } from '../../support/world.js';

describe('an appointment that is read', () => {
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

  it('is not there for those whom it does not concern', async () => {
    const appointment = await ana.books(dr, 'Thu 09:00');
    const other = await clinic.newPractitioner('Dr Silva');
    const foreignDesk = await clinic.newDesk('01939a3e-0000-7000-8000-000000000001');
    const missing = await ben.get('/appointments/01939a3e-0000-7000-8000-00000000dead').expect(404);
    for (const stranger of [ben, other, foreignDesk]) {
      const answers = [
        await stranger.get(`/appointments/${appointment.id}`),
        await stranger.get(`/appointments/${appointment.id}/history`),
        await stranger.get(`/appointments/${appointment.id}/calendar.ics`),
        await stranger.patch(`/appointments/${appointment.id}`, { reason: 'x' }),
        await stranger.post(`/appointments/${appointment.id}/approve`),
        await stranger.post(`/appointments/${appointment.id}/cancel`, { reason: 'x' }),
      ];
      for (const { status, body } of answers) {
        expect(status).toBe(404);
        expect({ ...body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
      }
      const list = await stranger.get('/appointments?limit=100').expect(200);
      expect(list.body.items.map((item: { id: string }) => item.id)).not.toContain(appointment.id);
    }
  });

  it('keeps notes of the clinic from the patient', async () => {
    const appointment = await ana.books(dr, 'Thu 09:00', { reason: 'a cough' });
    const path = `/appointments/${appointment.id}`;
    await ana.patch(path, { staffNote: 'mine' }).expect(403);
    const noted = await desk.patch(path, { staffNote: 'needs a ramp' }, '"1"').expect(200);
    expect(noted.body).toMatchObject({ staffNote: 'needs a ramp', reason: 'a cough' });
    await desk.patch(path, { reason: 'stale' }, '"1"').expect(412);
    expect((await ana.get(path)).body).not.toHaveProperty('staffNote');
    const [row] = await app.sql<{ text: string }>`
      select encode(reason, 'escape') || encode(staff_note, 'escape') as text
      from appointments.appointment where id = ${appointment.id}`;
    expect(row!.text).not.toMatch(/cough|ramp/);
  });

  it('keeps what was booked, whatever becomes of its visit type', async () => {
    const { admin, siteId } = clinic;
    const fee = { amount: 250_000, currency: 'LKR' };
    const given = { name: 'Eye test', durationMinutes: 20, mode: 'in_person', fee };
    const { id } = (await admin.post('/visit-types', given).expect(201)).body;
    const { practitionerId } = dr.account;
    const wish = { practitionerId, siteId, visitTypeId: id, start: clinic.at('Thu 09:00') };
    const booked = (await ana.post('/appointments', wish).expect(201)).body;
    const visitType = { id, name: 'Eye test', mode: 'in_person', durationMinutes: 20, fee };
    expect(booked).toMatchObject({ visitTypeId: id, visitType });
    const fees = { fee: { amount: 900_000, currency: 'LKR' } };
    const change = { name: 'Sight test', durationMinutes: 60, mode: 'video', ...fees };
    await admin.patch(`/visit-types/${id}`, change).expect(200);
    expect((await ana.get(`/appointments/${booked.id}`).expect(200)).body.visitType).toEqual(visitType);
    expect((await desk.get(`/appointments?patientId=${ana.account.patientId}`)).body.items[0].visitType).toEqual(
      visitType,
    );
    expect((await ana.get(`/appointments/${booked.id}/meeting`).expect(422)).body.code).toBe('NO_MEETING');
    const board = await desk.get(`/sites/${siteId}/board?date=${booked.start.slice(0, 10)}`).expect(200);
    expect(board.body.items).toContainEqual(expect.objectContaining({ id: booked.id, mode: 'in_person' }));
    const facts = () => app.ask(new FindAppointmentFacts(booked.id));
    expect(await facts()).toMatchObject({ visitTypeName: 'Eye test', mode: 'in_person', movable: true });
    const moved = await desk
      .post(`/appointments/${booked.id}/reschedule`, { start: clinic.at('Thu 11:00') })
      .expect(200);
    // How long it takes is no agreement, and what a later time has room for.
    expect(moved.body.visitType).toEqual({ ...visitType, durationMinutes: 60 });
    await admin.patch(`/visit-types/${id}`, { active: false, resolution: { kind: 'keep' } }).expect(200);
    expect(await facts()).toMatchObject({ movable: false });
  });

  it('is a calendar entry once it is confirmed', async () => {
    const appointment = await ana.books(dr, 'Thu 09:00', { reason: 'a cough' });
    await ana.get(`/appointments/${appointment.id}/calendar.ics`).expect(409);
    await desk.approves(appointment);
    const file = await ana.get(`/appointments/${appointment.id}/calendar.ics`).expect(200);
    expect(file.headers['content-type']).toMatch('text/calendar');
    expect(file.text).toContain(`UID:${appointment.id}`);
    expect(file.text).not.toContain('cough');
    await ana.cancels(appointment);
    expect((await ana.get(`/appointments/${appointment.id}/calendar.ics`)).text).toContain('STATUS:CANCELLED');
  });

  it('is read with the names of what it is about, and commands answer without', async () => {
    const eva = await clinic.newPatient('Eva Fernando');
    const appointment = await eva.books(dr, 'Thu 15:00');
    expect(appointment).not.toHaveProperty('names');
    const approved = await desk.approves(appointment);
    expect(approved).not.toHaveProperty('names');
    const names = {
      ...{ patient: 'Eva Fernando', practitioner: 'Dr Nimal Perera', site: 'Main house', visitType: 'Consultation' },
    };
    for (const reader of [eva, dr, desk]) {
      const read = await reader.get(`/appointments/${appointment.id}`).expect(200);
      expect(read.body).toMatchObject({ id: appointment.id, names });
      expect(read.headers.etag).toBe('"2"');
      const day = `from=${appointment.start}&to=${appointment.end}`;
      const list = await reader.get(`/appointments?${day}`).expect(200);
      expect(list.body.items).toEqual([expect.objectContaining({ id: appointment.id, names })]);
    }
    await ben.get(`/appointments/${appointment.id}`).expect(404);

    const kept = [
      ...['id', 'status', 'revision', 'start', 'end', 'timeZone', 'practitionerId', 'siteId', 'visitTypeId'],
      ...['patientId', 'reason', 'late', 'approvalDeadline', 'confirmedAt', 'cancelledAt', 'allowedActions'],
      ...['createdAt', 'updatedAt', 'cutOff', 'version', 'hasReason', 'visitType'],
    ];
    expect(Object.keys(appointment).sort()).toEqual([...kept].sort());
    const { body } = await eva.get(`/appointments/${appointment.id}`).expect(200);
    expect(Object.keys(body).sort()).toEqual([...kept, 'names'].sort());

    // A file that was merged into another, say: the appointment is still there.
    const gone = '01939a3e-0000-7000-8000-00000000abcd';
    await app.sql`update appointments.appointment set patient_id = ${gone} where id = ${appointment.id}`;
    const unknown = await desk.get(`/appointments/${appointment.id}`).expect(200);
    const { patient: _, ...others } = names;
    expect(unknown.body.names).toEqual(others);
  });

  it('is listed page by page in both directions', async () => {
    const carla = await clinic.newPatient('Carla');
    const booked: string[] = [];
    for (const time of ['11:00', '12:00', '13:00']) booked.push((await carla.books(dr, `Thu ${time}`)).id);
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
    const date = clinic.at('Thu 11:00').slice(0, 10);
    const filtered = `status=pending,confirmed&from=2026-11-01&to=${date}`;
    expect((await carla.get(`/appointments?${filtered}`).expect(200)).body.items).toEqual([]);
    for (const wrong of [
      'status=lost',
      'sort=patientId',
      'cursor=abc',
      'from=yesterday',
      'limit=101',
      `from=${date}&to=${date}`,
    ]) {
      await carla.get(`/appointments?${wrong}`).expect(400);
    }
  });

  it('leaves a true calendar, after all of this', () => expectTrueAppointments(app));
});
