import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PractitionerAvailability } from '../../../src/practitioners/index.js';
import { newId } from '../../../src/shared/kernel/id.js';
import { Database } from '../../../src/shared/persistence/database.js';
import type { TestApp } from '../../support/app.js';
import { openDirectory, type Directory } from '../../support/directory.js';
import { patient, type Person } from '../../support/people.js';

interface Found {
  id: string;
  fullName: string;
  distanceKm?: number;
}

describe('the directory', () => {
  let app: TestApp;
  let boss: Person;
  let hearts: string;
  let skin: string;
  let sites: Directory['sites'];
  let doctors: Directory['doctors'];

  beforeAll(async () => {
    ({ app, boss, hearts, skin, sites, doctors } = await openDirectory());
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
});
