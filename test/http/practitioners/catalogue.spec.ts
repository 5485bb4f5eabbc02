import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { admin, patient, type Person } from '../../support/people.js';

const address = { line1: '1 High Street', city: 'Town', country: 'GB' };

describe('the catalogue', () => {
  let app: TestApp;
  let boss: Person;
  beforeAll(async () => {
    app = await startTestApp();
    boss = await admin(app);
  });
  afterAll(() => app.close());

  const site = (fields: object = {}) => ({ name: `Site ${newId()}`, timeZone: 'Asia/Colombo', address, ...fields });
  const visitType = (fields: object = {}) => ({
    name: `Type ${newId()}`,
    durationMinutes: 30,
    mode: 'in_person',
    approval: 'required',
    ...fields,
  });

  it('is kept by admins and read by everyone', async () => {
    const body = { name: 'Cardiology', description: 'Hearts' };
    await app.post('/specialties').send(body).expect(401);
    await (await patient(app)).post('/specialties', body).expect(403);
    const created = await boss.post('/specialties', body).expect(201);
    expect(created.body).toEqual({ id: created.body.id, ...body, active: true });
    expect(created.headers.location).toBe(`/api/v1/specialties/${created.body.id}`);
    const read = await app.get(`/specialties/${created.body.id}`).expect(200);
    expect(read.headers.etag).toBe('"1"');
    await app.get(`/specialties/${newId()}`).expect(404);
    await app.get('/specialties/nonsense').expect(404);
  });

  it('has each name once, whatever its capitals', async () => {
    for (const [path, body] of [
      ['/specialties', { name: 'Dermatology' }],
      ['/sites', site({ name: 'Dermatology' })],
      ['/visit-types', visitType({ name: 'Dermatology' })],
    ] as const) {
      await boss.post(path, body).expect(201);
      const again = await boss.post(path, { ...body, name: ' DERMATOLOGY ' }).expect(409);
      expect(again.body.code).toBe('NAME_TAKEN');
      const other = await boss.post(path, { ...body, name: 'Other' }).expect(201);
      expect((await boss.patch(`${path}/${other.body.id}`, { name: 'dermatology' }).expect(409)).body.code).toBe(
        'NAME_TAKEN',
      );
    }
  });

  it('hides what is inactive from public lists', async () => {
    const { body } = await boss.post('/specialties', { name: 'Old art' }).expect(201);
    await boss.patch(`/specialties/${body.id}`, { active: false }).expect(200);
    const names = async (who: { get: TestApp['get'] }) =>
      (await who.get('/specialties?includeInactive=true&limit=100').expect(200)).body.items.map(
        ({ name }: { name: string }) => name,
      );
    expect(await names(app)).not.toContain('Old art');
    expect(await names(await patient(app))).not.toContain('Old art');
    expect(await names(boss)).toContain('Old art');
    expect((await app.get(`/specialties/${body.id}`).expect(200)).body.active).toBe(false);
  });

  it('pages by name without repeating or losing one', async () => {
    for (const name of ['Ärger', 'argon', 'Zebra', 'ähnlich']) await boss.post('/specialties', { name }).expect(201);
    const seen: string[] = [];
    for (let cursor = ''; cursor !== 'end';) {
      const { body } = await app.get(`/specialties?limit=2${cursor && `&cursor=${cursor}`}`).expect(200);
      seen.push(...body.items.map(({ name }: { name: string }) => name));
      cursor = body.nextCursor ?? 'end';
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((name) => /^[aä]/i.test(name))).toEqual(['ähnlich', 'Ärger', 'argon']);
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'cursor=x', 'sort=x', 'includeInactive=maybe']) {
      await app.get(`/specialties?${query}`).expect(400);
    }
    const forged = Buffer.from('["a","b"]').toString('base64url');
    await app.get(`/specialties?cursor=${forged}`).expect(400);
  });

  it('gives a site a zone for ever, and takes its hours away when told so', async () => {
    const openingHours = [{ weekday: 1, from: '08:00', to: '18:00' }];
    const created = await boss.post('/sites', site({ timeZone: 'asia/COLOMBO', openingHours })).expect(201);
    expect(created.body).toMatchObject({ timeZone: 'Asia/Colombo', openingHours, position: null, active: true });
    const path = `/sites/${created.body.id}`;
    expect((await app.get(path).expect(200)).body).toMatchObject({ openingHours, position: null });
    const listed = await app.get('/sites?limit=100').expect(200);
    expect(listed.body.items.find(({ id }: { id: string }) => id === created.body.id).position).toBeNull();
    const fixed = await boss.patch(path, { timeZone: 'Europe/London' }).expect(422);
    expect(fixed.body.code).toBe('TIME_ZONE_FIXED');
    await boss.patch(path, { timeZone: 'Asia/Colombo', openingHours, name: `New ${newId()}` }).expect(200);
    const cleared = await boss.patch(path, { openingHours: null, position: { lat: 6.9, lon: 79.8 } }).expect(200);
    expect(cleared.body).toMatchObject({ openingHours: null, position: { lat: 6.9, lon: 79.8 }, address });
  });

  it('says how a site is reached, and takes that away', async () => {
    const contact = { email: 'house@clinic.example', directions: 'Second floor.' };
    const created = await boss.post('/sites', site({ phone: '+94 11 234-5678', ...contact })).expect(201);
    const path = `/sites/${created.body.id}`;
    expect((await app.get(path).expect(200)).body).toMatchObject({ phone: '+94112345678', ...contact });
    const none = { phone: null, email: null, directions: null };
    expect((await boss.patch(path, none).expect(200)).body).toMatchObject(none);
    expect((await boss.post('/sites', site({})).expect(201)).body).toMatchObject(none);
  });

  it('has defaults for a visit type', async () => {
    const { body } = await boss.post('/visit-types', { name: 'Plain', durationMinutes: 20, mode: 'video' }).expect(201);
    expect(body).toMatchObject({
      ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 0, slotIntervalMinutes: 20, fee: null, approval: 'required' },
      ...{ capacity: 1, leadTimeMinutes: 0, bookingWindowDays: 90, active: true },
    });
    const fee = { amount: 250_000, currency: 'LKR' };
    const path = `/visit-types/${body.id}`;
    expect((await boss.patch(path, { fee, slotIntervalMinutes: 15 }).expect(200)).body).toMatchObject({
      fee,
      slotIntervalMinutes: 15,
    });
    const cleared = await boss.patch(path, { fee: null, slotIntervalMinutes: null }).expect(200);
    expect(cleared.body).toMatchObject({ fee: null, slotIntervalMinutes: 20 });
  });

  it('changes only from the version that was read', async () => {
    const { body, headers } = await boss.post('/visit-types', visitType()).expect(201);
    const path = `/visit-types/${body.id}`;
    await app.patch(path).set('Authorization', `Bearer ${boss.accessToken}`).send({ capacity: 2 }).expect(428);
    await boss.patch(path, { capacity: 2 }, headers.etag).expect(200);
    await boss.patch(path, { capacity: 3 }, headers.etag).expect(412);
    const both = await Promise.all([1, 2, 3].map((capacity) => boss.patch(path, { capacity }, '"2"')));
    expect(both.filter(({ status }) => status === 412).length).toBeGreaterThanOrEqual(1);
    await boss.patch(`/visit-types/${newId()}`, { capacity: 3 }).expect(404);
  });

  it('refuses what is no site and no visit type', async () => {
    const sites: object[] = [
      { name: '' },
      { name: 'x'.repeat(121) },
      { timeZone: 'Mars/Base' },
      { timeZone: '+05:30' },
      { address: null },
      { address: 'x' },
      { address: { ...address, zip: 1 } },
      { position: { lat: 91, lon: 0 } },
      { position: { lat: '1', lon: 0 } },
      { phone: 'call us' },
      { email: 'nobody' },
      { directions: 'x'.repeat(501) },
      { openingHours: [{ weekday: 8, from: '08:00', to: '18:00' }] },
      { openingHours: [{ weekday: 1, from: '8:00', to: '24:00' }] },
      { openingHours: [null] },
      { openingHours: {} },
      { active: null },
      { id: newId() },
    ];
    for (const fields of sites) await boss.post('/sites', site(fields)).expect(400);
    const types: object[] = [
      { durationMinutes: 4 },
      { durationMinutes: 1_441 },
      { durationMinutes: 7.5 },
      { durationMinutes: '30' },
      { bufferBeforeMinutes: 241 },
      { slotIntervalMinutes: 4 },
      { capacity: 0 },
      { capacity: 501 },
      { capacity: null },
      { bookingWindowDays: 731 },
      { leadTimeMinutes: -1 },
      { mode: 'phone' },
      { approval: 'maybe' },
      { fee: { amount: 1.5, currency: 'LKR' } },
      { fee: { amount: 1, currency: 'XXXX' } },
      { fee: { amount: 1 } },
      { fee: 5 },
    ];
    for (const fields of types) await boss.post('/visit-types', visitType(fields)).expect(400);
    const { body } = await boss.post('/visit-types', visitType()).expect(201);
    for (const field of ['name', 'durationMinutes', 'capacity', 'mode', 'approval', 'active', 'bookingWindowDays']) {
      await boss.patch(`/visit-types/${body.id}`, { [field]: null }).expect(400);
    }
  });
});
