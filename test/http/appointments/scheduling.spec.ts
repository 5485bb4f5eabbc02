import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { patient, person, type Person } from '../../support/people.js';

describe('free slots', () => {
  let app: TestApp;
  let clinic: Clinic;
  let ana: Person;
  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app);
    ana = await patient(app, 'Ana');
  });
  afterAll(() => app.close());

  const slots = (more: object = {}): string => {
    const { practitionerId, siteId, visitTypeId } = clinic;
    const query = { practitionerId, siteId, visitTypeId, from: '2026-12-02', to: '2026-12-03', ...more };
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    return `/slots?${new URLSearchParams(given as [string, string][])}`;
  };
  const hold = (start: string) => {
    const { practitionerId, siteId, visitTypeId } = clinic;
    return { practitionerId, siteId, visitTypeId, start };
  };

  it('are public, complete and exactly so', async () => {
    const { body } = await app.get(slots()).expect(200);
    const { practitionerId, siteId, visitTypeId } = clinic;
    expect(body.items).toHaveLength(16);
    expect(body).toEqual({ items: expect.any(Array), nextCursor: null });
    expect(body.items[0]).toEqual({
      ...{ start: '2026-12-02T08:00:00Z', end: '2026-12-02T08:30:00Z', timeZone: 'Europe/Berlin' },
      ...{ practitionerId, siteId, visitTypeId, seatsLeft: 1 },
    });
    expect((await app.get(slots({ siteId: undefined })).expect(200)).body).toEqual(body);
    const narrow = await app.get(slots({ from: '2026-12-02T08:30:00Z', to: '2026-12-02T09:30:00Z' })).expect(200);
    expect(narrow.body.items.map((slot: { start: string }) => slot.start)).toEqual([
      '2026-12-02T08:30:00Z',
      '2026-12-02T09:00:00Z',
    ]);
    const today = await app.get(slots({ from: '2026-11-20', to: '2026-12-02' })).expect(200);
    expect(today.body.items[0].start > app.now.toString()).toBe(true);
  });

  it('are the earliest ones of a specialty', async () => {
    await addDoctor(app, clinic, undefined, 'Dr Second');
    const { specialtyId } = clinic;
    const { body } = await app.get(slots({ practitionerId: undefined, specialtyId, limit: 5 })).expect(200);
    expect(body.items.map((slot: { start: string }) => slot.start.slice(11, 16))).toEqual([
      ...['08:00', '08:00', '08:30', '08:30', '09:00'],
    ]);
    expect(new Set(body.items.map((slot: { practitionerId: string }) => slot.practitionerId)).size).toBe(2);
    const away = { practitionerId: undefined, specialtyId: clinic.siteId };
    expect((await app.get(slots(away)).expect(200)).body.items).toEqual([]);
  });

  it.each([
    [400, 'VALIDATION', { visitTypeId: undefined }],
    [400, 'VALIDATION', { practitionerId: undefined }],
    [400, 'VALIDATION', { specialtyId: '019ad000-0000-7000-8000-000000000000' }],
    [400, 'VALIDATION', { from: '2026-12-03', to: '2026-12-03' }],
    [400, 'VALIDATION', { from: '2026-02-30' }],
    [400, 'VALIDATION', { from: '2026-W50-1' }],
    [400, 'VALIDATION', { limit: 0 }],
    [400, 'VALIDATION', { color: 'red' }],
    [404, 'NOT_FOUND', { practitionerId: '019ad000-0000-7000-8000-000000000000' }],
    [404, 'NOT_FOUND', { visitTypeId: '019ad000-0000-7000-8000-000000000000' }],
    [422, 'RANGE_TOO_LONG', { to: '2027-01-03' }],
  ])('answer %s %s for %j', async (status, code, wrong) => {
    const { body } = await app.get(slots(wrong)).expect(status);
    expect(body.code).toBe(code);
  });

  it('are never asked about years that no calendar has', async () => {
    for (const from of ['9999-12-30', '9999-12-31T23:00:00Z', '1970-01-01', '1970-01-01T00:00:00Z']) {
      const { status } = await app.get(slots({ from, to: undefined }));
      expect(status).toBeLessThan(500);
    }
  });

  it('are counted by day', async () => {
    const { practitionerId, siteId, visitTypeId } = clinic;
    const path = `/practitioners/${practitionerId}/availability?visitTypeId=${visitTypeId}&from=2026-12-05&to=2026-12-07`;
    const { body } = await app.get(path).expect(200);
    expect(body.items).toEqual([
      { date: '2026-12-05', siteId, count: 16, firstStart: '2026-12-05T08:00:00Z' },
      { date: '2026-12-06', siteId, count: 16, firstStart: '2026-12-06T08:00:00Z' },
    ]);
  });

  it('are explained', async () => {
    const explain = async (start: string) => {
      const path = `/slots/explain?${new URLSearchParams({ ...hold(start) })}`;
      return (await app.get(path).expect(200)).body;
    };
    expect(await explain('2026-12-02T08:00:00Z')).toMatchObject({ bookable: true });
    expect(await explain('2026-12-02T08:10:00Z')).toMatchObject({ bookable: false, rule: 'GRID' });
    expect(await explain('2026-12-02T20:00:00Z')).toMatchObject({ bookable: false, rule: 'OUTSIDE_HOURS' });
    expect(await explain('2026-11-02T20:00:00Z')).toMatchObject({ bookable: false, rule: 'IN_THE_PAST' });
    expect(await explain('2035-11-02T20:00:00Z')).toMatchObject({ rule: 'PRACTITIONER_UNAVAILABLE' });
  });

  describe('are held', () => {
    it('by their owner: seen, renewed once, given up', async () => {
      const start = '2026-12-03T08:00:00Z';
      const { body, headers } = await ana.post('/slot-holds', hold(start)).expect(201);
      expect(headers.location).toBe(`/api/v1/slot-holds/${body.id}`);
      expect(body).toMatchObject({ ...hold(start), end: '2026-12-03T08:30:00Z', renewable: true });
      const range = { from: '2026-12-03T08:00:00Z', to: '2026-12-03T08:30:00Z' };
      expect((await app.get(slots(range)).expect(200)).body.items).toHaveLength(0);
      expect((await ana.get(slots(range)).expect(200)).body.items).toHaveLength(1);

      const stranger = await patient(app);
      await stranger.get(`/slot-holds/${body.id}`).expect(404);
      await stranger.delete(`/slot-holds/${body.id}`).expect(404);
      expect((await stranger.post('/slot-holds', hold(start)).expect(409)).body.code).toBe('SLOT_TAKEN');
      expect((await ana.post('/slot-holds', hold('2026-12-03T09:00:00Z')).expect(422)).body.code).toBe(
        'TOO_MANY_HOLDS',
      );

      await ana.get(`/slot-holds/${body.id}`).expect(200);
      expect((await ana.post(`/slot-holds/${body.id}/renew`).expect(200)).body.renewable).toBe(false);
      expect((await ana.post(`/slot-holds/${body.id}/renew`).expect(422)).body.code).toBe('HOLD_RENEWED');
      await ana.delete(`/slot-holds/${body.id}`).expect(204);
      await ana.get(`/slot-holds/${body.id}`).expect(404);
      expect((await app.get(slots(range)).expect(200)).body.items).toHaveLength(1);
    });

    it('for five minutes', async () => {
      const { body } = await ana.post('/slot-holds', hold('2026-12-03T10:00:00Z')).expect(201);
      await app.advance('PT6M');
      ana = await patient(app).then(async (other) => {
        await other.post('/slot-holds', hold('2026-12-03T10:00:00Z')).expect(201);
        return ana;
      });
      expect((await ana.post(`/slot-holds/${body.id}/renew`).expect(409)).body.code).toBe('HOLD_EXPIRED');
    });

    it('only with a verified address', async () => {
      const nobody = await person(app, ['patient'], { emailVerified: false });
      const { body } = await nobody.post('/slot-holds', hold('2026-12-03T11:00:00Z')).expect(403);
      expect(body.code).toBe('EMAIL_NOT_VERIFIED');
      await app.post('/slot-holds').send(hold('2026-12-03T11:00:00Z')).expect(401);
    });
  });

  it('follow the hours, which are shown with their version to the clinic only', async () => {
    const path = `/practitioners/${clinic.practitionerId}`;
    const { body, headers } = await clinic.doctor.get(`${path}/working-hours`).expect(200);
    expect(headers.etag).toMatch(/^"\d+"$/);
    expect(body.items[0]).toMatchObject({ siteId: clinic.siteId, mode: 'slot', validFrom: null, visitTypeIds: [] });
    await clinic.admin.get(`${path}/working-hours`).expect(200);
    await ana.get(`${path}/working-hours`).expect(403);
    await app.get(`${path}/working-hours`).expect(401);
    expect((await clinic.doctor.get(`${path}/exceptions`).expect(200)).body.items).toEqual([]);
    await clinic.doctor.delete(`${path}/exceptions/${clinic.siteId}`).expect(404);
  });

  it('of every other week are where the hours of that week are', async () => {
    const doctor = await addDoctor(app, clinic, [], 'Dr Fortnight');
    const practitionerId = doctor.account.practitionerId!;
    const path = `/practitioners/${practitionerId}/working-hours`;
    const weekly = [{ weekday: 4, from: '09:00', to: '12:00', everyWeeks: 2 }];
    await doctor.put(path, { siteId: clinic.siteId, weekly, validFrom: '2026-12-01', visitTypeIds: [] }).expect(200);
    for (const [thursday, times] of [
      ['2026-12-03', 6],
      ['2026-12-10', 0],
      ['2026-12-17', 6],
    ] as const) {
      const to = Temporal.PlainDate.from(thursday).add({ days: 1 }).toString();
      const free = await app.get(slots({ practitionerId, from: thursday, to })).expect(200);
      expect(free.body.items).toHaveLength(times);
      const { body, headers } = await doctor.get(`${path}?week=${thursday}`).expect(200);
      expect(body.items.map((set: { weekly: object[] }) => set.weekly)).toEqual(times === 0 ? [] : [weekly]);
      expect(headers.etag).toBe((await doctor.get(path).expect(200)).headers.etag);
    }
    await doctor.get(`${path}?week=2026-W49`).expect(400);
  });

  it('have no holiday in them', async () => {
    const christmas = { date: '2026-12-25', name: 'Christmas Day' };
    await ana.post('/holidays', christmas).expect(403);
    const tried = await clinic.admin.post('/holidays?dryRun=true', christmas).expect(200);
    expect(tried.body).toMatchObject({ ...christmas, affected: [] });
    expect((await app.get('/holidays').expect(200)).body.items).toEqual([]);
    const { body } = await clinic.admin.post('/holidays', christmas).expect(201);
    expect((await app.get('/holidays').expect(200)).body.items).toEqual([{ ...christmas, id: body.id, siteId: null }]);
    const range = { from: '2026-12-24', to: '2026-12-27' };
    expect((await app.get(slots(range)).expect(200)).body.items).toHaveLength(32);
    await clinic.admin.delete(`/holidays/${body.id}`).expect(204);
    await clinic.admin.delete(`/holidays/${body.id}`).expect(404);
    expect((await app.get(slots(range)).expect(200)).body.items).toHaveLength(48);
  });
});
