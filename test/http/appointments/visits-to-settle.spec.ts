import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { expectTrueAppointments } from '../../support/calendar.js';
import { booked, hoursOf, newPlace, type Place } from '../../support/hit-place.js';
import { admin as anAdmin, patient, person, type Person } from '../../support/people.js';

const start = '2026-12-15T07:00:00Z';
const keep = { resolution: { kind: 'keep' } };

describe('visits that were kept although they cannot take place as they stand', () => {
  let app: TestApp;
  let admin: Person;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await anAdmin(app);
  });
  afterAll(() => app?.close());

  const listed = async (who: Person, place: Place, flag = 'any') =>
    (await who.get(`/appointments?siteId=${place.siteId}&flag=${flag}`).expect(200)).body.items.map(
      ({ id, flags }: { id: string; flags?: string[] }) => [id, flags],
    );

  it.each([
    ['practitioner_suspended', (place: Place) => admin.post(`/practitioners/${place.practitionerId}/suspend`, keep)],
    ['site_closed', (place: Place) => admin.patch(`/sites/${place.siteId}`, { active: false, ...keep })],
    [
      'licence_over',
      ({ practitionerId }: Place) =>
        admin.patch(`/practitioners/${practitionerId}`, { licence: { expiresOn: '2026-12-14' }, ...keep }),
    ],
  ])('are listed with their flag until they are settled: %s', async (flag, change) => {
    const place = await newPlace(admin);
    const desk = await person(app, ['staff'], { siteIds: [place.siteId] });
    const visit = await booked(app, admin, place, start);
    await booked(app, admin, place, '2026-12-05T07:00:00Z', { practitionerId: place.colleagueId });
    expect(await listed(desk, place)).toEqual([]);
    const before = (await desk.get('/dashboards/clinic').expect(200)).body.toSettle;
    await change(place).expect(200);
    const all = flag === 'site_closed' ? 2 : 1;
    for (const wanted of ['any', flag]) {
      expect(await listed(desk, place, wanted)).toContainEqual([visit.id, [flag]]);
      expect(await listed(desk, place, wanted)).toHaveLength(all);
    }
    expect((await desk.get('/dashboards/clinic').expect(200)).body.toSettle).toBe(before + all);
    await desk.post(`/appointments/${visit.id}/cancel`, { reason: 'told by telephone' }).expect(200);
    expect(await listed(desk, place)).toHaveLength(all - 1);
    const stranger = await person(app, ['staff'], { siteIds: [place.otherTypeId] });
    expect(await listed(stranger, place)).toEqual([]);
    await admin.get('/appointments?flag=late').expect(400);
  });

  it('are not shown to patients as such', async () => {
    const place = await newPlace(admin);
    const ana = await patient(app);
    const visit = await booked(app, admin, place, start, { patientId: ana.account.patientId });
    await admin.post(`/practitioners/${place.practitionerId}/suspend`, keep).expect(200);
    const { items } = (await ana.get('/appointments').expect(200)).body;
    expect(items[0].id).toBe(visit.id);
    expect(items[0]).not.toHaveProperty('flags');
  });

  it('a visit of a type that is withdrawn is moved within its type by the clinic, and not by its patient', async () => {
    const place = await newPlace(admin);
    const ana = await patient(app);
    const visit = await booked(app, admin, place, start, { patientId: ana.account.patientId });
    const path = `/appointments/${visit.id}`;
    expect((await ana.get(path).expect(200)).body.allowedActions).toContain('reschedule');
    await admin.patch(`/visit-types/${place.visitTypeId}`, { active: false, ...keep }).expect(200);
    expect((await ana.get(path).expect(200)).body.allowedActions).not.toContain('reschedule');
    const later = { start: '2026-12-15T08:00:00Z' };
    expect((await ana.post(`${path}/reschedule`, later).expect(422)).body.code).toBe('NOT_OFFERED');
    expect((await admin.get(path).expect(200)).body.allowedActions).toContain('reschedule');
    await admin.post(`${path}/reschedule`, later).expect(200);
    await admin.post(`${path}/reschedule`, { ...later, practitionerId: place.colleagueId }).expect(200);
  });

  it('a visit of a type that its practitioner offers no more is moved by the clinic, but not to others without it', async () => {
    const place = await newPlace(admin);
    const visit = await booked(app, admin, place, start);
    const only = { visitTypeIds: [place.otherTypeId] };
    await admin.put(`/practitioners/${place.colleagueId}/visit-types`, only).expect(200);
    await admin.put(`/practitioners/${place.practitionerId}/visit-types`, { ...only, ...keep }).expect(200);
    const path = `/appointments/${visit.id}/reschedule`;
    const later = { start: '2026-12-15T08:00:00Z' };
    await admin.post(path, { ...later, practitionerId: place.colleagueId }).expect(422);
    await admin.post(path, later).expect(200);
  });

  it('a licence that runs out is said to administrators weeks before, once, and again after it was renewed', async () => {
    const place = await newPlace(admin);
    const path = `/practitioners/${place.practitionerId}`;
    const told = async () =>
      (await admin.mails()).filter(({ subject }) => subject === 'A licence runs out within four weeks').length;
    await admin.patch(path, { licence: { expiresOn: '2026-12-31' } }).expect(200);
    await app.advance('PT24H');
    const before = await told();
    await app.advance('PT48H');
    expect(await told()).toBe(before + 1);
    await app.advance('PT24H');
    expect(await told()).toBe(before + 1);
    await admin.signsInAgain();
    await admin.patch(path, { licence: { expiresOn: '2027-01-01' } }).expect(200);
    await app.advance('PT1H');
    expect(await told()).toBe(before + 2);
    await admin.signsInAgain();
  });

  it('leave entered twice is one entry, and extra hours on leave are refused with what blocks them', async () => {
    const place = await newPlace(admin);
    const path = `/practitioners/${place.practitionerId}/exceptions`;
    const leave = { kind: 'leave', from: '2027-01-05', to: '2027-01-06' };
    const { id } = (await admin.post(path, leave).expect(201)).body;
    const again = await admin.post(path, leave).expect(409);
    expect(again.body).toMatchObject({ code: 'EXCEPTION_EXISTS', exceptionId: id });
    const extra = {
      kind: 'extra_hours',
      siteId: place.siteId,
      from: '2027-01-05T13:00:00Z',
      to: '2027-01-05T14:00:00Z',
    };
    const refused = await admin.post(path, extra).expect(422);
    expect(refused.body).toMatchObject({ code: 'ON_LEAVE', blockedBy: [id] });
    await admin.delete(`${path}/${id}`).expect(204);
    await admin.post(path, extra).expect(201);
  });

  it('a site that closes is not among those of a public profile', async () => {
    const place = await newPlace(admin);
    const profile = async () => (await app.get(`/practitioners/${place.practitionerId}`).expect(200)).body;
    expect(await profile()).toMatchObject({ siteIds: [place.siteId], workingDays: { length: 7 } });
    await admin.patch(`/sites/${place.siteId}`, { active: false }).expect(200);
    expect(await profile()).toMatchObject({ siteIds: [], workingDays: [] });
    await admin.patch(`/sites/${place.siteId}`, { active: true }).expect(200);
    expect(await profile()).toMatchObject({ siteIds: [place.siteId] });
    await admin.put(`/practitioners/${place.practitionerId}/working-hours`, hoursOf(place)).expect(200);
  });

  it('leave a true calendar, after all of this', () => expectTrueAppointments(app));
});
