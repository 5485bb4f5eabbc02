import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  FindBookingTerms,
  FindPractitioners,
  FindSites,
  PractitionerAvailability,
} from '../../src/practitioners/index.js';
import { newId } from '../../src/shared/kernel/id.js';
import { Database } from '../../src/shared/persistence/database.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { admin, patient, person, signIn, type Person } from '../support/people.js';
import { picture, putPhoto } from '../support/pictures.js';

const address = { line1: '1 High Street', city: 'Town', country: 'GB' };
const licence = { number: 'LICENCE-CANARY', issuingBody: 'GMC', expiresOn: '2030-01-01' };
interface Found {
  id: string;
  fullName: string;
  distanceKm?: number;
}

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
        ({ name }: Found & { name: string }) => name,
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
    const fixed = await boss.patch(path, { timeZone: 'Europe/London' }).expect(422);
    expect(fixed.body.code).toBe('TIME_ZONE_FIXED');
    await boss.patch(path, { timeZone: 'Asia/Colombo', openingHours, name: `New ${newId()}` }).expect(200);
    const cleared = await boss.patch(path, { openingHours: null, position: { lat: 6.9, lon: 79.8 } }).expect(200);
    expect(cleared.body).toMatchObject({ openingHours: null, position: { lat: 6.9, lon: 79.8 }, address });
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

describe('the directory', () => {
  let app: TestApp;
  let boss: Person;
  let hearts: string;
  let skin: string;
  const sites: Record<string, string> = {};
  const doctors: Record<string, string> = {};

  beforeAll(async () => {
    app = await startTestApp();
    boss = await admin(app);
    hearts = (await boss.post('/specialties', { name: 'Hearts' }).expect(201)).body.id;
    skin = (await boss.post('/specialties', { name: 'Skin' }).expect(201)).body.id;
    for (const [name, lat, lon] of [
      ['colombo', 6.93, 79.85],
      ['kandy', 7.29, 80.64],
      ['london', 51.5, -0.12],
    ] as const) {
      const body = { name, timeZone: 'Asia/Colombo', address, position: { lat, lon } };
      sites[name] = (await boss.post('/sites', body).expect(201)).body.id;
    }
    const list = async (fullName: string, specialtyId: string, place: string, fields: object = {}): Promise<void> => {
      const body = {
        email: `${newId()}@doctors.test`,
        fullName,
        specialtyIds: [specialtyId],
        licence,
        siteId: sites[place],
      };
      doctors[fullName] = (await boss.post('/practitioners', { ...body, ...fields }).expect(201)).body.id;
    };
    const lkr = (amount: number) => ({ amount, currency: 'LKR' });
    await list('Nimal Perera', hearts, 'colombo', { gender: 'male', languages: ['si', 'en'], fee: lkr(300) });
    await list('Jürgen Müller', hearts, 'london', { gender: 'male', languages: ['de'], fee: lkr(100) });
    await list('José Álvarez', skin, 'kandy', { gender: 'male', languages: ['ES'] });
    await list('Ana Silva', skin, 'colombo', { gender: 'female', languages: ['en'], fee: lkr(200) });
  });
  afterEach(() => void vi.restoreAllMocks());
  afterAll(() => app.close());

  const search = async (query: string): Promise<string[]> =>
    (await app.get(`/practitioners?${query}`).expect(200)).body.items.map(({ fullName }: Found) => fullName);
  const everyone = ['Ana Silva', 'José Álvarez', 'Jürgen Müller', 'Nimal Perera'];

  /** Scheduling's answer, whatever hours there are. */
  const available = (next: Record<string, string>, workers: Record<string, string> = {}) => {
    const port = app.resolve(PractitionerAvailability);
    vi.spyOn(port, 'nextStarts').mockImplementation(async (ids) => {
      const known = Object.entries(next).filter(([name]) => ids.includes(doctors[name]!));
      const place = { siteId: sites.colombo!, timeZone: 'Asia/Colombo', visitTypeId: skin };
      return new Map(known.map(([name, start]) => [doctors[name]!, [{ start, ...place }]]));
    });
    vi.spyOn(port, 'workingDays').mockImplementation(async (ids) => {
      const known = Object.entries(workers).filter(([name]) => ids.includes(doctors[name]!));
      const day = (place: string) => ({ weekday: 1 as const, from: '09:00', to: '17:00', siteId: sites[place]! });
      return new Map(known.map(([name, place]) => [doctors[name]!, [day(place)]]));
    });
    vi.spyOn(port, 'workingAt').mockImplementation(async (siteId) =>
      Object.entries(workers)
        .filter(([, place]) => sites[place] === siteId)
        .map(([name]) => doctors[name]!),
    );
  };

  it.each([
    ['perera', 'Nimal Perera'],
    ['PERERA', 'Nimal Perera'],
    ['pereta', 'Nimal Perera'],
    ['nimal pererra', 'Nimal Perera'],
    ['muller', 'Jürgen Müller'],
    ['Mueller', 'Jürgen Müller'],
    ['mulelr', 'Jürgen Müller'],
    ['jsoe', 'José Álvarez'],
    ['jose', 'José Álvarez'],
    ['alvares', 'José Álvarez'],
    ['José', 'José Álvarez'],
    ['silv', 'Ana Silva'],
  ])('finds by name: %s', async (q, name) => {
    expect(await search(`q=${encodeURIComponent(q)}`)).toEqual([name]);
  });

  it('finds nobody by a name nobody has, and takes any text', async () => {
    for (const q of ['xyzzy', '%', '_', "'; drop table x; --", '🩺', '\\', '"', 'a'.repeat(100)]) {
      expect(await search(`q=${encodeURIComponent(q)}`)).toEqual([]);
    }
    for (const q of ['', '%00', 'a'.repeat(101)]) await app.get(`/practitioners?q=${q}`).expect(400);
  });

  it('narrows by specialty, language, gender and fee', async () => {
    expect(await search('')).toEqual(everyone);
    expect(await search(`specialtyId=${hearts}`)).toEqual(['Jürgen Müller', 'Nimal Perera']);
    expect(await search('language=EN')).toEqual(['Ana Silva', 'Nimal Perera']);
    expect(await search('gender=female')).toEqual(['Ana Silva']);
    expect(await search('maxFee=200')).toEqual(['Ana Silva', 'Jürgen Müller']);
    expect(await search('sort=fee')).toEqual(['Jürgen Müller', 'Ana Silva', 'Nimal Perera', 'José Álvarez']);
    expect(await search(`specialtyId=${newId()}`)).toEqual([]);
  });

  it('narrows by site: those listed there and those with hours there', async () => {
    available({}, { 'Jürgen Müller': 'colombo' });
    expect(await search(`siteId=${sites.colombo}`)).toEqual(['Ana Silva', 'Jürgen Müller', 'Nimal Perera']);
  });

  it('sorts and narrows by the distance to the nearest site', async () => {
    available({}, { 'Jürgen Müller': 'kandy' });
    const near = 'near=6.93,79.85';
    expect(await search(near)).toEqual(expect.arrayContaining(everyone));
    const { body } = await app.get(`/practitioners?${near}&radiusKm=150`).expect(200);
    expect(body.items.map(({ distanceKm }: Found) => Math.round(distanceKm!))).toEqual([0, 0, 96, 96]);
    expect(new Set(await search(`${near}&radiusKm=50`))).toEqual(new Set(['Ana Silva', 'Nimal Perera']));
    expect(await search(`${near}&radiusKm=150&sort=name`)).toEqual(everyone);
  });

  it('sorts and narrows by the first free start', async () => {
    const next = { 'Nimal Perera': '2026-12-02T03:30:00Z', 'Ana Silva': '2026-12-03T03:30:00Z' };
    available(next, { 'Nimal Perera': 'colombo' });
    const sorted = await search('sort=nextAvailable');
    expect(sorted.slice(0, 2)).toEqual(['Nimal Perera', 'Ana Silva']);
    expect(new Set(sorted)).toEqual(new Set(everyone));
    expect(await search('availableFrom=2026-12-02&availableTo=2026-12-08')).toEqual(['Ana Silva', 'Nimal Perera']);
    const { body } = await app.get('/practitioners?sort=nextAvailable&limit=1').expect(200);
    expect(body.items[0]).toMatchObject({
      nextAvailable: { start: next['Nimal Perera'], siteId: sites.colombo, timeZone: 'Asia/Colombo' },
      nextStarts: [{ start: next['Nimal Perera'], siteId: sites.colombo, timeZone: 'Asia/Colombo', visitTypeId: skin }],
      workingDays: [{ weekday: 1, from: '09:00', to: '17:00', siteId: sites.colombo }],
      siteIds: [sites.colombo],
    });
  });

  it.each(['', 'sort=name', 'sort=fee', 'sort=nextAvailable', 'near=6.93,79.85', 'q=a'])(
    'pages without repeating or losing one: %s',
    async (query) => {
      available({ 'Nimal Perera': '2026-12-02T03:30:00Z' });
      const whole = await search(query);
      const seen: string[] = [];
      for (let cursor = ''; cursor !== 'end';) {
        const { body } = await app.get(`/practitioners?limit=1&${query}${cursor && `&cursor=${cursor}`}`).expect(200);
        seen.push(...body.items.map(({ fullName }: Found) => fullName));
        cursor = body.nextCursor ?? 'end';
      }
      expect(seen).toEqual(whole);
    },
  );

  it('shows the next three starts, which the slot search finds too and patients can book', async () => {
    const id = doctors['José Álvarez']!;
    const make = async (name: string, fields: object) =>
      (await boss.post('/visit-types', { name, mode: 'in_person', approval: 'automatic', ...fields }).expect(201)).body
        .id as string;
    const [quick, usual] = [
      await make('Quick', { durationMinutes: 10 }),
      await make('Usual', { durationMinutes: 30, slotIntervalMinutes: 30 }),
    ];
    const call = await make('Call', { durationMinutes: 5, mode: 'video' });
    await boss.put(`/practitioners/${id}/visit-types`, { visitTypeIds: [usual, call] }).expect(200);
    const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '10:00' }));
    const hours = { siteId: sites.kandy, mode: 'slot', weekly, visitTypeIds: [] };
    await boss.put(`/practitioners/${id}/working-hours`, hours).expect(200);

    const asked = `practitionerId=${id}&visitTypeId=${usual}&from=2026-12-01&to=2026-12-15`;
    const slots = (await app.get(`/slots?${asked}`).expect(200)).body.items;
    const nextStarts = slots.slice(0, 3).map(({ start, siteId, timeZone, visitTypeId }: Record<string, string>) => ({
      ...{ start, siteId, timeZone, visitTypeId },
    }));
    const { visitTypeId: _, ...nextAvailable } = nextStarts[0];
    expect(nextStarts[0]).toEqual({
      ...{ start: '2026-12-02T03:30:00Z', siteId: sites.kandy, timeZone: 'Asia/Colombo', visitTypeId: usual },
    });
    const found = (query: string) => app.get(`/practitioners?q=alvarez&${query}`).expect(200);
    const profile = await app.get(`/practitioners/${id}`).expect(200).expect('Cache-Control', 'no-store');
    const listed = (await found('sort=nextAvailable')).body.items;
    for (const shown of [profile.body, listed[0]]) expect(shown).toMatchObject({ nextAvailable, nextStarts });
    const shown = [
      ...['id', 'fullName', 'title', 'gender', 'specialties', 'qualifications', 'yearsOfExperience', 'languages'],
      ...['bio', 'contact', 'photoUrl', 'fee', 'siteIds', 'visitTypeIds', 'workingDays', 'nextAvailable', 'nextStarts'],
    ];
    expect(Object.keys(listed[0]).sort()).toEqual([...shown].sort());
    expect(Object.keys(profile.body).sort()).toEqual([...shown, 'listed'].sort());

    const calls = (await found(`visitTypeId=${call}`)).body.items[0].nextStarts;
    expect(calls.map(({ start, visitTypeId }: Record<string, string>) => [start, visitTypeId])).toEqual([
      ...['03:30', '03:35', '03:40'].map((time) => [`2026-12-02T${time}:00Z`, call]),
    ]);
    expect((await found(`visitTypeId=${quick}`)).body.items).toEqual([]);
    const later = (await found('availableFrom=2026-12-03&availableTo=2026-12-04')).body.items[0];
    expect(later.nextStarts.map(({ start }: { start: string }) => start)).toEqual(
      ['03:30', '04:00'].map((time) => `2026-12-03T${time}:00Z`),
    );

    const ana = await patient(app);
    const { start, siteId, visitTypeId } = nextStarts[0];
    await ana.post('/appointments', { practitionerId: id, siteId, visitTypeId, start }).expect(201);
    const after = (await app.get(`/practitioners/${id}`).expect(200)).body;
    expect(after.nextStarts.slice(0, 2)).toEqual(nextStarts.slice(1));
    expect(after.nextAvailable.start).toBe(nextStarts[1].start);
  });

  it('refuses queries that make no sense', async () => {
    for (const query of [
      'near=91,0',
      'near=1',
      'near=x,y',
      'near=0,181',
      'radiusKm=5',
      'near=1,1&radiusKm=-1',
      'sort=distance',
      'sort=id',
      'sort=likeness',
      'maxFee=x',
      'maxFee=1.5',
      'gender=x',
      'specialtyId=x',
      'siteId=x',
      'availableFrom=tomorrow',
      'availableFrom=2026-12-08&availableTo=2026-12-01',
      'availableFrom=2027-W53-1',
      'q[a]=x',
      'q=a&q=b',
      'x=1',
      'cursor=x',
    ]) {
      expect([query, (await app.get(`/practitioners?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it('costs the same number of statements however many it finds', async () => {
    available({});
    const rows = vi.spyOn(app.resolve(Database), 'rows');
    // The relay asks the same database now and then: the least of some runs is the search alone.
    const cost = async (query: string): Promise<number> => {
      const runs: number[] = [];
      for (let run = 0; run < 5; run++) {
        rows.mockClear();
        await search(query);
        runs.push(rows.mock.calls.length);
      }
      return Math.min(...runs);
    };
    for (const query of ['sort=name', 'q=a', 'near=6.93,79.85', 'sort=nextAvailable']) {
      const one = await cost(`${query}&limit=1`);
      expect([query, await cost(`${query}&limit=100`)]).toEqual([query, one]);
      expect(one).toBeLessThanOrEqual(4);
    }
  });

  it('offers only those who are active, with a licence that counts', async () => {
    const id = doctors['Ana Silva']!;
    const suspended = await boss.post(`/practitioners/${id}/suspend`).expect(200);
    expect(suspended.body).toMatchObject({ status: 'suspended', listed: false, nextAvailable: null, nextStarts: [] });
    const again = await boss.post(`/practitioners/${id}/suspend`).expect(409);
    expect(again.body).toMatchObject({ code: 'INVALID_TRANSITION', current: 'suspended', allowed: ['activate'] });
    expect(await search('q=silva')).toEqual([]);
    await boss.post(`/practitioners/${id}/activate`).expect(200);
    expect(await search('q=silva')).toEqual(['Ana Silva']);
    await app.sql`update practitioners.practitioner set licence_expires_on = '2026-11-30' where id = ${id}`;
    expect(await search('q=silva')).toEqual([]);
    const renewed = await boss.patch(`/practitioners/${id}`, { licence: { expiresOn: '2029-01-01' } }).expect(200);
    expect(renewed.body).toMatchObject({ listed: true, licence: { ...licence, expiresOn: '2029-01-01' } });
    expect(
      (await boss.patch(`/practitioners/${id}`, { licence: { expiresOn: '2020-01-01' } }).expect(422)).body.code,
    ).toBe('LICENCE_EXPIRED');
    expect(await search('q=silva')).toEqual(['Ana Silva']);
  });

  it('shows admins who ask for them those who are suspended or whose licence is over', async () => {
    const [over, suspended] = [doctors['Ana Silva']!, doctors['José Álvarez']!];
    await boss.post(`/practitioners/${suspended}/suspend`).expect(200);
    await app.sql`update practitioners.practitioner set licence_expires_on = '2026-11-30' where id = ${over}`;
    const standings = async (query: string) => {
      const { body } = await boss.get(`/practitioners?includeInactive=true&${query}`).expect(200);
      return body.items.map(({ fullName, ...one }: Found & Record<string, unknown>) => [
        ...[fullName, one.status, one.listed, one.nextAvailable !== null],
      ]);
    };
    const available = true;
    expect(await standings('sort=name')).toEqual([
      ['Ana Silva', 'active', false, !available],
      ['José Álvarez', 'suspended', false, !available],
      ['Jürgen Müller', 'active', true, available],
      ['Nimal Perera', 'active', true, available],
    ]);
    expect(await standings(`specialtyId=${skin}&sort=nextAvailable`)).toHaveLength(2);
    await boss.patch(`/sites/${sites.colombo}`, { active: false }).expect(200);
    expect(await standings(`siteId=${sites.colombo}`)).toHaveLength(2);
    expect(await search(`siteId=${sites.colombo}`)).toEqual([]);
    await boss.patch(`/sites/${sites.colombo}`, { active: true }).expect(200);
    expect(await standings('q=silva')).toHaveLength(1);
    expect(await standings('q=alvares')).toHaveLength(1);
    const { body } = await boss.get('/practitioners?includeInactive=true&q=silva').expect(200);
    expect(body.items[0].licence).toEqual({ ...licence, expiresOn: '2026-11-30' });
    expect(JSON.stringify(body)).not.toMatch(/accountId|version/);

    const listed = ['Jürgen Müller', 'Nimal Perera'];
    const names = async (who: { get: TestApp['get'] }, query: string) => {
      const answer = await who.get(`/practitioners?${query}`).expect(200);
      expect(JSON.stringify(answer.body)).not.toMatch(/CANARY|licence|listed|status/);
      return answer.body.items.map(({ fullName }: Found) => fullName);
    };
    const desk = await person(app, ['staff'], { siteIds: [sites.colombo!] });
    for (const who of [app, await patient(app), desk]) {
      expect(await names(who, 'includeInactive=true')).toEqual(listed);
      expect(await names(who, 'includeInactive=true&q=silva')).toEqual([]);
    }
    expect(await names(boss, 'includeInactive=false')).toEqual(listed);
    await app.get('/practitioners?includeInactive=maybe').expect(400);

    await boss.post(`/practitioners/${suspended}/activate`).expect(200);
    await boss.patch(`/practitioners/${over}`, { licence: { expiresOn: '2030-01-01' } }).expect(200);
  });

  it('keeps licence, account and e-mail from everyone but the owner and admins', async () => {
    const id = doctors['Nimal Perera']!;
    const open = await app.get(`/practitioners/${id}`).expect(200);
    const list = await app.get('/practitioners').expect(200);
    const stranger = await (await patient(app)).get(`/practitioners/${id}`).expect(200);
    for (const { body } of [open, list, stranger]) {
      expect(JSON.stringify(body)).not.toMatch(/CANARY|licence|accountId|@|status/i);
    }
    const { body } = await boss.get(`/practitioners/${id}`).expect(200);
    expect(body).toMatchObject({ licence, status: 'active', accountId: expect.any(String) });
    await app.get(`/practitioners/${newId()}`).expect(404);
  });

  it('lets practitioners keep their own profile, and nobody else’s', async () => {
    const doctor = await person(app, [], { email: 'own@doctors.test' });
    const body = { email: doctor.email, fullName: 'Own Profile', specialtyIds: [skin], licence };
    const { id } = (await boss.post('/practitioners', body).expect(201)).body;
    const own = await signIn(app, doctor.email);
    expect(own.account).toMatchObject({ practitionerId: id, roles: expect.arrayContaining(['practitioner']) });
    const read = await own.get(`/practitioners/${id}`).expect(200);
    expect(read.body.licence).toEqual(licence);
    const changes = { bio: 'New', languages: ['en', 'ta'], fee: { amount: 5, currency: 'LKR' } };
    const changed = await own.patch(`/practitioners/${id}`, changes, read.headers.etag).expect(200);
    expect(changed.body).toMatchObject(changes);
    await own.patch(`/practitioners/${id}`, { bio: 'Newer' }, read.headers.etag).expect(412);
    for (const reserved of [
      { fullName: 'Other Name' },
      { specialtyIds: [hearts] },
      { licence: { number: 'x' } },
      { siteId: sites.kandy },
    ]) {
      expect((await own.patch(`/practitioners/${id}`, reserved).expect(403)).body.code).toBe('ADMIN_ONLY');
    }
    for (const wrong of [{ status: 'active' }, { accountId: newId() }, { languages: null }, { bio: 5 }]) {
      await own.patch(`/practitioners/${id}`, wrong).expect(400);
    }
    await own.patch(`/practitioners/${doctors['Ana Silva']}`, { bio: 'x' }).expect(403);
    await own.put(`/practitioners/${doctors['Ana Silva']}/visit-types`, {}).expect(403);
    await own.post(`/practitioners/${id}/suspend`).expect(403);
    await (await patient(app)).patch(`/practitioners/${id}`, { bio: 'x' }).expect(403);
    expect((await boss.post('/practitioners', body).expect(409)).body.code).toBe('ALREADY_PRACTITIONER');
  });

  it('has no public profile of who is suspended', async () => {
    const doctor = await person(app, [], { email: 'resting@doctors.test' });
    const body = { email: doctor.email, fullName: 'Rest Ing', specialtyIds: [skin], licence };
    const { id } = (await boss.post('/practitioners', body).expect(201)).body;
    const own = await signIn(app, doctor.email);
    await putPhoto(app, own, id, await picture()).expect(200);
    await app.get(`/practitioners/${id}`).expect(200);
    await app.get(`/practitioners/${id}/photo`).expect(200);
    await boss.post(`/practitioners/${id}/suspend`).expect(200);
    const nobody = `/practitioners/${newId()}`;
    for (const { get } of [app, await patient(app), await person(app, [])]) {
      const [hidden, missing] = [await get(`/practitioners/${id}`).expect(404), await get(nobody).expect(404)];
      expect({ ...hidden.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    }
    await app.get(`/practitioners/${id}/photo`).expect(404);
    const desk = await person(app, ['staff'], { siteIds: [newId()] });
    for (const who of [desk, own, boss]) {
      expect((await who.get(`/practitioners/${id}`).expect(200)).body).toMatchObject({
        fullName: 'Rest Ing',
        listed: false,
      });
    }
    await boss.post(`/practitioners/${id}/activate`).expect(200);
    await app.get(`/practitioners/${id}`).expect(200);
    await app.get(`/practitioners/${id}/photo`).expect(200);
  });

  it('lists nobody without a licence that counts', async () => {
    const body = { email: 'late@doctors.test', fullName: 'Too Late', specialtyIds: [skin] };
    await boss.post('/practitioners', body).expect(400);
    await boss.post('/practitioners', { ...body, licence: { ...licence, issuingBody: '' } }).expect(400);
    const expired = await boss
      .post('/practitioners', { ...body, licence: { ...licence, expiresOn: '2026-12-01' } })
      .expect(422);
    expect(expired.body.code).toBe('LICENCE_EXPIRED');
    await boss.post('/practitioners', { ...body, licence, specialtyIds: [newId()] }).expect(422);
    await (await patient(app)).post('/practitioners', { ...body, licence }).expect(403);
    expect(await app.sql`select 1 from platform.outbox where payload::text like '%late@%'`).toEqual([]);
  });

  it('tells other contexts the terms of a booking in one statement', async () => {
    const id = doctors['Nimal Perera']!;
    const make = async (name: string) =>
      (await boss.post('/visit-types', { name, durationMinutes: 30, mode: 'video', approval: 'automatic' }).expect(201))
        .body.id;
    const [offered, other] = [await make('Offered'), await make('Other')];
    const rows = vi.spyOn(app.resolve(Database), 'rows');
    const terms = await app.ask(new FindBookingTerms(id, sites.colombo!, other));
    expect(rows).toHaveBeenCalledTimes(1);
    expect(terms).toMatchObject({
      practitioner: { id, status: 'active', licenceExpiresOn: '2030-01-01', specialtyIds: [hearts], visitTypeIds: [] },
      site: { id: sites.colombo, timeZone: 'Asia/Colombo', openingHours: null, address },
      visitType: { id: other, slotIntervalMinutes: 30, bookingWindowDays: 90 },
      offered: true,
    });
    await boss.put(`/practitioners/${id}/visit-types`, { visitTypeIds: [offered] }).expect(200);
    expect((await app.ask(new FindBookingTerms(id, sites.colombo!, other))).offered).toBe(false);
    expect((await app.ask(new FindBookingTerms(id, sites.colombo!, offered))).offered).toBe(true);
    await boss.patch(`/visit-types/${offered}`, { active: false }).expect(200);
    expect((await app.ask(new FindBookingTerms(id, sites.colombo!, offered))).offered).toBe(false);
    expect(
      (await boss.put(`/practitioners/${id}/visit-types`, { visitTypeIds: [newId()] }).expect(422)).body.code,
    ).toBe('UNKNOWN_VISIT_TYPE');
    for (const [ids, what] of [
      [[newId(), sites.colombo!, other], 'practitioner'],
      [[id, newId(), other], 'site'],
      [[id, sites.colombo!, newId()], 'visit type'],
    ] as [[string, string, string], string][]) {
      await expect(app.ask(new FindBookingTerms(...ids))).rejects.toThrow(what);
    }
    expect(await app.ask(new FindSites([sites.kandy!]))).toHaveLength(1);
    expect(await app.ask(new FindPractitioners({ specialtyId: hearts }))).toHaveLength(2);
    expect(await app.ask(new FindPractitioners({ ids: [] }))).toEqual([]);
  });
});
