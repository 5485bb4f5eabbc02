import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { patient, person, type Person } from '../../support/people.js';

interface Found {
  readonly id: string;
  readonly fullName: string;
}

describe('looking for a patient', () => {
  let app: TestApp;
  let desk: Person;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    app = await startTestApp();
    desk = await person(app, ['staff'], { siteIds: [] });
    const people = [
      { fullName: 'José Silva', phone: '+94 77 123 4567', email: 'jose@find.test', birthDate: '1987-04-12' },
      { fullName: 'Joana Silva', phone: '011 265 4321', birthDate: '1987-04-12' },
      { fullName: 'Nimal Perera', phone: '0715550001', email: 'nimal.perera@find.test' },
      { fullName: 'Amara Pereira' },
      { fullName: 'Çağla Öztürk', birthDate: '2001-01-31' },
      { fullName: 'Percival 100% Smith' },
    ];
    for (const each of people) {
      const { body } = await desk.post('/patients', { ...each, force: true }).expect(201);
      ids.set(each.fullName, body.id);
    }
  });
  afterAll(() => app?.close());

  const find = async (query: Record<string, string>): Promise<string[]> => {
    const { body } = await desk.get(`/patients?${new URLSearchParams(query)}`).expect(200);
    return body.items.map((each: Found) => each.fullName);
  };

  it.each([
    ['as it is written', 'José Silva', 'José Silva'],
    ['without accents', 'jose silva', 'José Silva'],
    ['in capitals', 'OZTURK', 'Çağla Öztürk'],
    ['the last name first', 'Silva Jose', 'José Silva'],
    ['with letters swapped', 'jsoe silva', 'José Silva'],
    ['with a letter missing', 'Nimal Perra', 'Nimal Perera'],
    ['with a wrong letter', 'Nimal Pereta', 'Nimal Perera'],
    ['as far as it is typed', 'per', 'Percival 100% Smith'],
    ['with two letters', 'ni', 'Nimal Perera'],
    ['with a sign that SQL knows', 'Percival 100%', 'Percival 100% Smith'],
    ['the beginning of an address', 'nimal.per', 'Nimal Perera'],
    ['a whole address', 'JOSE@find.test', 'José Silva'],
    ['a number as it was given', '+94 77 123 4567', 'José Silva'],
    ['a number from within the country', '077 123 4567', 'José Silva'],
    ['a number that was given without the country', '+94 11 265-4321', 'Joana Silva'],
    ['the end of a number', '4567', 'José Silva'],
    ['the beginning of a number', '0771 23', 'José Silva'],
  ])('finds a name, a number or an address %s', async (_how, q, first) => {
    expect((await find({ q }))[0]).toBe(first);
  });

  it('puts the best match first, and finds nobody for nonsense', async () => {
    const [first, second] = await find({ q: 'Perera' });
    expect([first, second]).toEqual(['Nimal Perera', 'Amara Pereira']);
    expect(await find({ q: 'xqzwv' })).toEqual([]);
    expect(await find({ q: '99999999' })).toEqual([]);
  });

  it('narrows by name, number, address and birth date', async () => {
    expect(await find({ birthDate: '1987-04-12' })).toEqual(['Joana Silva', 'José Silva']);
    expect(await find({ birthDate: '1987-04-12', name: 'jose' })).toEqual(['José Silva']);
    expect(await find({ birthDate: '1987-04-12', phone: '0112654321' })).toEqual(['Joana Silva']);
    expect(await find({ email: 'Jose@FIND.test' })).toEqual(['José Silva']);
    expect(await find({ q: 'silva', phone: '0771234567' })).toEqual(['José Silva']);
    expect(await find({ q: 'silva', birthDate: '1990-01-01' })).toEqual([]);
    await desk.get('/patients?birthDate=12.4.1987').expect(400);
    await desk.get('/patients?sort=fullName').expect(400);
  });

  it.each([
    [{ q: 'sil' }, 2],
    [{ sort: 'name' }, 6],
    [{ sort: '-name' }, 6],
    [{ sort: '-createdAt' }, 6],
    [{ q: 'per', sort: 'createdAt' }, 3],
  ] as [Record<string, string>, number][])('goes through %j page by page, nobody twice', async (query, least) => {
    const whole = await find({ ...query, limit: '100' });
    expect(whole.length).toBeGreaterThanOrEqual(least);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const more: Record<string, string> = cursor ? { cursor } : {};
      const { body } = await desk
        .get(`/patients?${new URLSearchParams({ ...query, limit: '1', ...more })}`)
        .expect(200);
      seen.push(...body.items.map((each: Found) => each.fullName));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(whole);
  });

  it('does not take the cursor of another order', async () => {
    const { body } = await desk.get('/patients?limit=1').expect(200);
    await desk.get(`/patients?limit=1&q=sil&cursor=${body.nextCursor}`).expect(400);
  });

  it('tells who may be the same person before a second file is opened', async () => {
    const known = { id: ids.get('José Silva'), fullName: 'José Silva', birthDate: '1987-04-12' };
    const candidates = [{ ...known, phone: '+94771234567', email: 'jose@find.test' }];
    const again = [
      { fullName: 'Jose Silvaa', birthDate: '1987-04-12' },
      { fullName: 'Somebody Else', phone: '077 123 4567' },
      { fullName: 'Somebody Else', email: 'JOSE@find.test' },
    ];
    for (const body of again) {
      const answer = await desk.post('/patients', body).expect(409);
      expect(answer.body).toMatchObject({ code: 'POSSIBLE_DUPLICATE', candidates: expect.arrayContaining(candidates) });
      expect(answer.body.candidates[0]).not.toHaveProperty('version');
    }
    await desk.post('/patients', { ...again[1], force: true }).expect(201);
    // Born on the same day, or called the same: not both.
    await desk.post('/patients', { fullName: 'Ruwan Fernando', birthDate: '1987-04-12' }).expect(201);
    await desk.post('/patients', { fullName: 'José Silva' }).expect(201);
    await desk.post('/patients', { fullName: 'José Silva', birthDate: '1950-04-12' }).expect(201);
  });

  it('narrows the list of visits by who comes, and shows no more of it than before', async () => {
    const ana = await patient(app, 'Ana Silva');
    expect((await ana.get('/appointments?q=jose').expect(200)).body.items).toEqual([]);
    expect((await desk.get('/appointments?q=jose').expect(200)).body.items).toEqual([]);
    await desk.get(`/appointments?q=${'x'.repeat(101)}`).expect(400);
  });
});
