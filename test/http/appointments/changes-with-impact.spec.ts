import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { expectTrueAppointments } from '../../support/calendar.js';
import { bookAt, booked, kinds, newPlace, type Place } from '../../support/hit-place.js';
import { admin as anAdmin, patient, person, type Person } from '../../support/people.js';

const start = '2026-12-15T07:00:00Z';

describe('a change that hits visits', () => {
  let app: TestApp;
  let admin: Person;
  let place: Place;
  let visit: { id: string; patientId: string };

  beforeAll(async () => {
    app = await startTestApp();
    admin = await anAdmin(app);
  });
  afterAll(() => app?.close());
  beforeEach(async () => {
    place = await newPlace(admin);
    visit = await booked(app, admin, place, start);
  });

  /** Whom the trail says that an answer has shown. */
  const seenIn = async ({ headers }: { headers: Record<string, string> }): Promise<string[]> => {
    const rows = await app.sql<{ seen: string[] }>`
      select coalesce(patient_ids, array[patient_id]) as seen from platform.audit_event
      where request_id = ${headers['x-request-id']} and action = 'read'`;
    return rows.flatMap(({ seen }) => seen);
  };
  const read = async (id = visit.id) => (await admin.get(`/appointments/${id}`).expect(200)).body;

  describe.each(kinds)('$name', ({ make, colleague, later }) => {
    it('names the visit in a dry run, which changes nothing, and in the refusal', async () => {
      const dry = await make(admin, place, {}, '?dryRun=true').expect(200);
      const refused = await make(admin, place).expect(409);
      expect(refused.body).toMatchObject({ code: 'CHANGE_HITS_VISITS', affectedTotal: 1 });
      const hit = {
        ...{ appointmentId: visit.id, start, timeZone: 'Europe/Berlin', status: 'confirmed' },
        ...{ practitionerId: place.practitionerId, siteId: place.siteId },
        patient: { id: visit.patientId, fullName: expect.any(String), birthDate: null, phone: null },
        names: { practitioner: expect.stringMatching(/^Dr first/), site: expect.stringMatching(/^House/) },
      };
      for (const { body } of [dry, refused]) expect(body).toMatchObject({ affected: [hit], affectedTotal: 1 });
      // Seen once, on record once: the refusal a moment later shows nobody else.
      expect(await seenIn(dry)).toEqual([visit.patientId]);
      expect(await seenIn(refused)).toEqual([]);
      expect(await read()).toMatchObject({ status: 'confirmed', version: 1 });
      // The same time is still sold afterwards.
      await booked(app, admin, place, '2026-12-15T07:30:00Z');
    });

    it('keeps it when told so, and sells the time no more', async () => {
      const held = { ...placeOf(place), start: '2026-12-15T07:30:00Z' };
      const holder = await patient(app);
      const holdId = (await holder.post('/slot-holds', held).expect(201)).body.id;
      await make(admin, place, { resolution: { kind: 'keep' } }).expect((it) =>
        expect([200, 201]).toContain(it.status),
      );
      expect(await read()).toMatchObject({ status: 'confirmed', version: 1 });
      const refused = await bookAt(app, admin, place, '2026-12-15T08:00:00Z');
      expect(refused.status).toBe(422);
      await holder.post('/appointments', { ...held, holdId }).expect(422);
    });

    it('cancels it and tells', async () => {
      const resolution = [{ appointmentId: visit.id, kind: 'cancel', reason: 'Closed for works' }];
      await make(admin, place, { resolution }).expect((it) => expect([200, 201]).toContain(it.status));
      expect(await read()).toMatchObject({ status: 'cancelled', revision: 1 });
      const told = await app.sql`
        select 1 from platform.outbox where type = 'appointments.cancelled.v1' and payload->>'appointmentId' = ${visit.id}`;
      expect(told).toHaveLength(1);
    });

    it('moves it to a colleague, where one can take it, or changes nothing', async () => {
      const resolution = { kind: 'move', practitionerId: place.colleagueId };
      const answer = await make(admin, place, { resolution });
      if (colleague) {
        expect([200, 201]).toContain(answer.status);
        expect(await read()).toMatchObject({ practitionerId: place.colleagueId, start, revision: 1 });
      } else {
        expect(answer.status).toBe(422);
        expect(answer.body).toMatchObject({ appointmentId: visit.id, unsettled: [{ appointmentId: visit.id }] });
        expect(await read()).toMatchObject({ practitionerId: place.practitionerId, version: 1 });
        await booked(app, admin, place, '2026-12-15T07:30:00Z');
      }
    });

    it('moves it to the next free time, where there is one, or changes nothing', async () => {
      const answer = await make(admin, place, { resolution: { kind: 'move', nextFree: true } });
      if (later) {
        expect([200, 201]).toContain(answer.status);
        const moved = await read();
        expect(moved).toMatchObject({ practitionerId: place.practitionerId, revision: 1, status: 'confirmed' });
        expect(moved.start > start).toBe(true);
      } else {
        expect(answer.body).toMatchObject({ code: 'NO_TIME_FREE', unsettled: [{ appointmentId: visit.id }] });
        expect(await read()).toMatchObject({ start, version: 1 });
        await booked(app, admin, place, '2026-12-15T07:30:00Z');
      }
    });

    it('asks again for a visit that is not in the list', async () => {
      const other = await booked(app, admin, place, '2026-12-15T07:30:00Z');
      const resolution = [{ appointmentId: visit.id, kind: 'cancel' }];
      const { body } = await make(admin, place, { resolution }).expect(409);
      expect(body).toMatchObject({ code: 'CHANGE_HITS_VISITS', affectedTotal: 1 });
      expect(body.affected).toEqual([expect.objectContaining({ appointmentId: other.id })]);
      expect(await read()).toMatchObject({ status: 'confirmed', version: 1 });
    });

    it('is not for others, who learn of no visit', async () => {
      const strangers = [await patient(app), await person(app, ['staff'], { siteIds: [place.otherTypeId] })];
      for (const stranger of strangers) {
        const { status, body } = await make(stranger, place, { resolution: { kind: 'cancel' } }, '?dryRun=true');
        expect(status).toBe(403);
        expect(JSON.stringify(body)).not.toContain(visit.id);
      }
      expect(await read()).toMatchObject({ status: 'confirmed' });
    });
  });

  it('moves to a time at which the patient has no other visit', async () => {
    const elsewhere = await newPlace(admin);
    const busy = { patientId: visit.patientId };
    await booked(app, admin, elsewhere, '2026-12-16T07:00:00Z', busy);
    const leave = { kind: 'leave', from: '2026-12-15', to: '2026-12-16', resolution: { kind: 'move', nextFree: true } };
    await admin.post(`/practitioners/${place.practitionerId}/exceptions`, leave).expect(201);
    expect((await read()).start).toBe('2026-12-16T07:30:00Z');
  });

  it.each([
    ['nothing is said', {}, '/resolution/kind'],
    ['a move says neither to whom nor when', { kind: 'move' }, '/resolution/practitionerId'],
    ['a list does not say which', [{ kind: 'keep' }], '/resolution/0/appointmentId'],
    ['it is a word', 'keep', '/resolution'],
  ])('refuses a resolution where %s', async (_what, resolution, pointer) => {
    const path = `/practitioners/${place.practitionerId}/suspend`;
    const { body } = await admin.post(path, { resolution }).expect(400);
    expect(body.errors[0].pointer).toBe(pointer);
  });

  it('takes a list of 500, and no longer one', async () => {
    const list = (length: number) => ({
      resolution: Array.from({ length }, (_, nth) => ({
        appointmentId: `01939a3e-0000-7000-8000-${String(nth).padStart(12, '0')}`,
        kind: 'keep',
      })),
    });
    const path = `/practitioners/${place.practitionerId}/suspend?dryRun=true`;
    await admin.post(path, list(500)).expect(200);
    await admin.post(path, list(501)).expect(400);
  });

  it('leaves a true calendar, after all of this', () => expectTrueAppointments(app));
});

function placeOf({ siteId, visitTypeId, practitionerId }: Place) {
  return { siteId, visitTypeId, practitionerId };
}
