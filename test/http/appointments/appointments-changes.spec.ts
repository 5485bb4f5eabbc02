import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { expectTrueAppointments } from '../../support/calendar.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { patient, person, type Person } from '../../support/people.js';

describe('changes of working time', () => {
  let app: TestApp;
  let clinic: Clinic;
  let other: Person;
  let ana: Person;
  let ben: Person;
  let day = 1;

  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app, { visitType: { approval: 'automatic' } });
    other = await addDoctor(app, clinic, undefined, 'Dr Silva');
    [ana, ben] = [await patient(app, 'Ana'), await patient(app, 'Ben')];
  });
  afterAll(() => app?.close());

  const book = async (who: Person, start: string, practitionerId = clinic.practitionerId) => {
    const { siteId, visitTypeId } = clinic;
    return (await who.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201)).body;
  };
  const read = async (id: string) => (await clinic.admin.get(`/appointments/${id}`).expect(200)).body;
  /** Two visits on a day of their own, and the leave that hits both. */
  const twoVisits = async (first = ana, second = ben) => {
    const date = Temporal.PlainDate.from('2026-12-01').add({ days: ++day });
    const visits = [await book(first, `${date}T08:00:00Z`), await book(second, `${date}T09:00:00Z`)];
    const leave = { kind: 'leave', from: date.toString(), to: date.add({ days: 1 }).toString() };
    return { visits, leave, path: `/practitioners/${clinic.practitionerId}/exceptions` };
  };
  const idsOf = (items: { id?: string; appointmentId?: string }[]) =>
    items.map(({ id, appointmentId }) => appointmentId ?? id).sort();
  /** How a visit is named by whatever hits it. */
  const hit = (visit: { id: string; start: string }, who: Person, name: string) => ({
    appointmentId: visit.id,
    start: visit.start,
    timeZone: 'Europe/Berlin',
    status: 'confirmed',
    practitionerId: clinic.practitionerId,
    siteId: clinic.siteId,
    patient: { id: who.account.patientId, fullName: name, birthDate: null, phone: null },
    names: { practitioner: 'Dr Nimal Perera', site: 'Main house' },
  });

  it('name the visits they hit, and change nothing unless they are told what becomes of them', async () => {
    const { visits, leave, path } = await twoVisits();
    const refused = await clinic.doctor.post(path, leave).expect(409);
    expect(refused.body.code).toBe('CHANGE_HITS_VISITS');
    expect(idsOf(refused.body.affected)).toEqual(idsOf(visits));
    expect(refused.body).toMatchObject({ affectedTotal: 2, resolutions: ['keep', 'cancel', 'move'] });
    expect(refused.body.errors).toEqual([{ pointer: '/resolution', detail: expect.any(String) }]);
    expect(refused.body.affected[0]).toEqual(hit(visits[0], ana, 'Ana'));
    const dry = await clinic.doctor.post(`${path}?dryRun=true`, leave).expect(200);
    expect(idsOf(dry.body.affected)).toEqual(idsOf(visits));
    expect((await read(visits[0].id)).status).toBe('confirmed');
    expect((await clinic.doctor.get(path).expect(200)).body.items).toEqual([]);
  });

  it('keep visits when asked to', async () => {
    const { visits, leave, path } = await twoVisits();
    const kept = await clinic.doctor.post(path, { ...leave, resolution: { kind: 'keep' } }).expect(201);
    expect(idsOf(kept.body.affected)).toEqual(idsOf(visits));
    expect((await read(visits[0].id)).status).toBe('confirmed');
  });

  it('cancel visits and tell', async () => {
    const { visits, leave, path } = await twoVisits();
    await clinic.doctor.post(path, { ...leave, resolution: { kind: 'cancel' } }).expect(201);
    for (const { id } of visits) {
      expect(await read(id)).toMatchObject({ status: 'cancelled', revision: 1 });
      const told = await app.sql`
        select 1 from platform.outbox where type = 'appointments.cancelled.v1' and payload->>'appointmentId' = ${id}`;
      expect(told).toHaveLength(1);
    }
  });

  it('move all visits to another practitioner, or none', async () => {
    const { visits, leave, path } = await twoVisits();
    const practitionerId = other.account.practitionerId!;
    const carla = await patient(app, 'Carla');
    const inTheWay = await book(carla, visits[1].start, practitionerId);
    const move = { ...leave, resolution: { kind: 'move', practitionerId } };
    const { body: refusal } = await clinic.doctor.post(path, move).expect(409);
    expect(refusal).toMatchObject({ code: 'SLOT_TAKEN', appointmentId: visits[1].id });
    expect(await read(visits[0].id)).toMatchObject({ practitionerId: clinic.practitionerId, revision: 0 });
    await carla.post(`/appointments/${inTheWay.id}/cancel`).expect(200);
    await clinic.doctor.post(path, move).expect(201);
    for (const { id, start } of visits) {
      expect(await read(id)).toMatchObject({ practitionerId, start, revision: 1, status: 'confirmed' });
    }
  });

  it.each([
    ['keep', 'confirmed'],
    ['cancel', 'cancelled'],
  ])('settle the visits in extra hours that are taken back: %s', async (kind, status) => {
    const date = Temporal.PlainDate.from('2026-12-01').add({ days: ++day });
    const path = `/practitioners/${clinic.practitionerId}/exceptions`;
    const evening = { kind: 'extra_hours', from: `${date}T18:00:00Z`, to: `${date}T20:00:00Z`, siteId: clinic.siteId };
    const extra = (await clinic.doctor.post(path, evening).expect(201)).body;
    const visit = await book(ana, `${date}T18:00:00Z`);
    const removal = `${path}/${extra.id}`;
    const affected = [hit(visit, ana, 'Ana')];

    expect((await clinic.doctor.delete(`${removal}?dryRun=true`).expect(200)).body).toEqual({
      affected,
      affectedTotal: 1,
    });
    const refused = await clinic.doctor.delete(removal).expect(409);
    expect(refused.body).toMatchObject({ code: 'CHANGE_HITS_VISITS', affected });
    await clinic.doctor.delete(removal, { resolution: { kind: 'move' } }).expect(400);
    await clinic.doctor.delete(removal, { resolution: { kind } }).expect(204);
    expect((await read(visit.id)).status).toBe(status);
    await clinic.doctor.delete(removal).expect(404);
  });

  it('by a holiday name the visits too, and keep them when told so', async () => {
    const date = Temporal.PlainDate.from('2026-12-01').add({ days: ++day }).toString();
    const { siteId } = clinic;
    const visit = await book(ana, `${date}T10:00:00Z`);
    const affected = [hit(visit, ana, 'Ana')];
    const holiday = { date, name: 'Founders’ day', siteId };
    const refused = await clinic.admin.post('/holidays', holiday).expect(409);
    expect(refused.body).toMatchObject({ code: 'CHANGE_HITS_VISITS', affected });
    const kept = await clinic.admin.post('/holidays', { ...holiday, resolution: { kind: 'keep' } }).expect(201);
    expect(kept.body.affected).toEqual(affected);
    expect((await read(visit.id)).status).toBe('confirmed');
  });

  describe('leave in the trail', () => {
    /** What the front desk has seen and changed with one request: actions with whom they name; looks come first. */
    const rowsOf = async (query: string, resolution?: object) => {
      const clerk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
      const [cleo, dora] = [await patient(app), await patient(app)];
      const { leave, path } = await twoVisits(cleo, dora);
      const status = query ? 200 : resolution ? 201 : 409;
      await clerk.post(path + query, { ...leave, siteId: clinic.siteId, resolution }).expect(status);
      const rows = await app.sql<{ action: string; named: string[] }>`
        select action, coalesce(patient_ids, array[patient_id]) as named from platform.audit_event
        where account_id = ${clerk.account.id} and resource = 'appointment' order by action`;
      const both = [cleo, dora].map(({ account }) => account.patientId!).sort();
      return { rows: rows.map(({ action, named }) => [action, ...[...named].sort()]), both };
    };

    it.each<[string, string, object | undefined]>([
      ['a dry run', '?dryRun=true', undefined],
      ['the refusal', '', undefined],
      ['visits that are kept', '', { kind: 'keep' }],
    ])('a look at the visits: %s', async (_what, query, resolution) => {
      const { rows, both } = await rowsOf(query, resolution);
      expect(rows).toEqual([['read', ...both]]);
    });

    it.each(['cancel', 'move'])('a change of each visit too: %s', async (kind) => {
      const resolution = kind === 'move' ? { kind, practitionerId: other.account.practitionerId } : { kind };
      const { rows, both } = await rowsOf('', resolution);
      expect(rows[0]).toEqual(['read', ...both]);
      expect(rows.slice(1).sort()).toEqual(both.map((id) => ['write', id]));
    });
  });

  it('hold for weekly hours too, by version', async () => {
    const date = Temporal.PlainDate.from('2026-12-01').add({ days: ++day });
    const visit = await book(ana, `${date}T14:00:00Z`);
    const path = `/practitioners/${clinic.practitionerId}/working-hours`;
    const read = await clinic.doctor.get(path).expect(200);
    const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '09:00', to: '12:00' }));
    const hours = { siteId: clinic.siteId, mode: 'slot', weekly, visitTypeIds: [] };
    expect((await clinic.doctor.put(path, hours).expect(409)).body.affected).toEqual([
      expect.objectContaining({ appointmentId: visit.id }),
    ]);
    const { etag } = read.headers as { etag: string };
    const cancelled = await clinic.doctor.put(path, { ...hours, resolution: { kind: 'cancel' } }, etag).expect(200);
    expect(cancelled.body.items).toEqual([expect.objectContaining({ siteId: clinic.siteId })]);
    expect(cancelled.headers.etag).not.toBe(etag);
    await clinic.doctor.put(path, hours, etag).expect(412);
  });

  it('are for the practitioner, the desk of the site and administrators', async () => {
    const foreignDesk = await person(app, ['staff'], { siteIds: ['01939a3e-0000-7000-8000-000000000001'] });
    const desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    const path = `/practitioners/${clinic.practitionerId}/exceptions`;
    const leave = { kind: 'leave', from: '2027-02-01', to: '2027-02-02' };
    for (const stranger of [ana, other, foreignDesk]) await stranger.post(path, leave).expect(403);
    await desk.post(path, leave).expect(201);
    const { id } = (await clinic.doctor.get(path).expect(200)).body.items.at(-1);
    for (const stranger of [ana, other, foreignDesk]) {
      await stranger.delete(`${path}/${id}`).expect(403);
      await stranger.delete(`${path}/${clinic.siteId}`).expect(403);
    }
    await desk.delete(`${path}/${id}`).expect(204);
    await desk.delete(`${path}/${id}`).expect(404);
    const nobody = '01939a3e-0000-7000-8000-00000000dead';
    await clinic.admin.post(`/practitioners/${nobody}/exceptions`, leave).expect(404);
  });

  it('leave a true calendar, after all of this', () => expectTrueAppointments(app));
});
