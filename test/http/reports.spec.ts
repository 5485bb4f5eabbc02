import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReadReport } from '../../src/reporting/persistence/read-report.js';
import { groupings, type ReportKind } from '../../src/reporting/domain/report.js';
import type { Actor } from '../../src/shared/kernel/actor.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { admin, person, type Person } from '../support/people.js';
import { firstDay, plantReportingWorld, type ReportingWorld } from '../support/reporting-world.js';
import { ReportOracle, type Expected, type Sees } from '../support/report-oracle.js';
import { statementsOf } from '../support/statements.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const kinds = Object.keys(groupings) as ReportKind[];
const cases = kinds.flatMap((kind) => groupings[kind].map((groupBy) => [kind, groupBy as string] as const));
// 25 October and 1 November, when clocks are put back, are among these days; so are rows and days that are long past.
const [from, to] = ['2026-10-01', '2026-12-01'];

interface Answer {
  total: Record<string, number | null>;
  items: (Record<string, number | null> & { key: string; label: string })[];
}

/**
 * Reports against a second opinion that counts row by row and minute by minute.
 *
 * Shown to catch planted faults: days in UTC, a group counted for each of its patients, the scope left out, visits of a
 * night shift given to the day they start on, a total that counts a visit more than once, and CSV with formulas in it.
 */
describe(`reports (SEED=${seed})`, () => {
  let app: TestApp;
  let world: ReportingWorld;
  let oracle: ReportOracle;
  let boss: Person;
  let desk: Person;
  let desks: Person;
  let doctor: Person;
  let sees: Map<Person, Sees>;
  beforeAll(async () => {
    // No background work: its statements would be counted beside those that are asked about.
    app = await startTestApp({ role: 'api' });
    world = await plantReportingWorld(app, seed);
    // The rows that searches read end 35 days ago; what reports need of them is kept. Requests of the past expire.
    await app.settle();
    oracle = await ReportOracle.of(app, world.shifts);
    const [first, second, third] = world.siteIds as [string, string, string];
    boss = await admin(app);
    desk = await person(app, ['staff'], { siteIds: [first] });
    desks = await person(app, ['staff'], { siteIds: [second, third] });
    doctor = await person(app, ['practitioner']);
    const self = world.practitionerIds[1]!;
    await app.sql`update identity.account set practitioner_id = ${self} where id = ${doctor.account.id}`;
    sees = new Map<Person, Sees>([
      [boss, () => true],
      [desk, ({ siteId }) => siteId === first],
      [desks, ({ siteId }) => siteId === second || siteId === third],
      [doctor, ({ practitionerId }) => practitionerId === self],
    ]);
  }, 240_000);
  afterAll(() => app.close());

  const read = async (who: Person, kind: string, query: Record<string, string>): Promise<Answer> => {
    const answer = await who.get(`/reports/${kind}?${new URLSearchParams({ from, to, ...query })}`);
    expect(answer.status).toBe(200);
    return answer.body as Answer;
  };

  const compare = (answer: Answer, expected: Expected): void => {
    expect(answer.items.map(({ key }) => key).sort()).toEqual([...expected.items.keys()].sort());
    for (const { key, ...item } of answer.items) alike(item, expected.items.get(key)!);
    alike(answer.total, expected.total);
  };

  it('have days of both kinds to count', async () => {
    const [{ rows, past }] = (await app.sql`select (select count(*)::int from scheduling.practitioner_day) as rows,
      (select count(*)::int from scheduling.past_day) as past`) as [{ rows: number; past: number }];
    expect(rows).toBeGreaterThan(50);
    expect(past).toBeGreaterThan(50);
    expect(rows + past).toBe(world.shifts.length);
  });

  it.each(cases)('%s by %s say what a slow count says, to everybody', async (kind, groupBy) => {
    for (const [who, seesIt] of sees)
      compare(await read(who, kind, { groupBy }), oracle.report(kind, groupBy, from, to, seesIt));
  });

  it.each(kinds)('%s are narrowed by what is asked', async (kind) => {
    const { siteIds, practitionerIds, specialtyIds, visitTypeIds } = world;
    const inSpecialty = await app.sql<{ id: string }>`
      select id from practitioners.practitioner where specialty_ids @> array[${specialtyIds[0]}::uuid]`;
    const filters: [Record<string, string>, Sees][] = [
      [{ siteId: siteIds[1]! }, ({ siteId }) => siteId === siteIds[1]],
      [{ practitionerId: practitionerIds[2]! }, ({ practitionerId }) => practitionerId === practitionerIds[2]],
      [{ specialtyId: specialtyIds[0]! }, ({ practitionerId }) => inSpecialty.some(({ id }) => id === practitionerId)],
      ...(kind === 'utilisation'
        ? []
        : ([[{ visitTypeId: visitTypeIds[0]! }, ({ visitTypeId }) => visitTypeId === visitTypeIds[0]]] as [
            Record<string, string>,
            Sees,
          ][])),
      [{ from: '2026-10-25', to: '2026-10-26' }, () => true],
      [{ from: '2026-11-01', to: '2026-11-02' }, () => true],
    ];
    for (const [filter, seesIt] of filters) {
      const range = [filter.from ?? from, filter.to ?? to] as const;
      compare(await read(boss, kind, { groupBy: 'week', ...filter }), oracle.report(kind, 'week', ...range, seesIt));
    }
    const none = await read(boss, kind, { siteId: world.visitTypeIds[0]! });
    expect(none.items).toEqual([]);
  });

  it('are never more than full', async () => {
    const { items } = await read(boss, 'utilisation', { groupBy: 'day' });
    const full = items.map(({ utilisation }) => utilisation!);
    expect(Math.max(...full)).toBeLessThanOrEqual(1);
    expect(Math.max(...full)).toBeGreaterThan(0.1);
  });

  it.each(cases)('%s by %s are the same as CSV, and open safely', async (kind, groupBy) => {
    const query = new URLSearchParams({ from, to, groupBy });
    const answer = await boss.get(`/reports/${kind}?${query}`).set('Accept', 'text/csv').responseType('blob');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="${kind}-by-${groupBy}-${from}-${to}.csv"`,
    );
    const bytes = answer.body as Buffer;
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, ...lines] = cellsOf(bytes.subarray(3).toString());
    const { items, total } = await read(boss, kind, { groupBy });
    expect(header).toEqual(['key', 'label', ...Object.keys(total)]);
    expect(lines).toEqual(
      items.map((item) =>
        header!.map((name) => (name === 'label' ? item.label.replace(/^(?=[=+\-@\t\r])/, `'`) : `${item[name] ?? ''}`)),
      ),
    );
    for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  it('are CSV by ?format as well, and JSON to whoever does not say', async () => {
    const path = `/reports/no-shows?from=${from}&to=${to}`;
    expect((await boss.get(`${path}&format=csv`).expect(200)).headers['content-type']).toMatch(/^text\/csv/);
    expect((await boss.get(`${path}&format=json`).set('Accept', 'text/csv')).body.groupBy).toBe('day');
    expect((await boss.get(path).set('Accept', '*/*')).body).toMatchObject({ from, to, groupBy: 'day' });
  });

  it('hide what is another’s, whether it exists or not', async () => {
    const [mine, other] = world.siteIds as [string, string];
    const status = async (who: Person, query: string) =>
      (await who.get(`/reports/appointments?from=${from}&to=${to}&${query}`)).status;
    const nobody = '018f4e9a-1c7e-7cc0-8000-000000000000';
    expect(await status(desk, `siteId=${mine}`)).toBe(200);
    for (const id of [other, nobody]) expect(await status(desk, `siteId=${id}`)).toBe(404);
    expect(await status(doctor, `practitionerId=${world.practitionerIds[1]}`)).toBe(200);
    for (const id of [world.practitionerIds[0], nobody]) expect(await status(doctor, `practitionerId=${id}`)).toBe(404);
    // A practitioner of theirs at a site that is not theirs is counted where it is.
    const narrowed = await read(desk, 'appointments', { practitionerId: world.practitionerIds[0]!, groupBy: 'site' });
    expect(narrowed.items.map(({ key }) => key)).toEqual([mine]);
    const ana = await person(app, ['patient']);
    for (const kind of kinds) await ana.get(`/reports/${kind}?from=${from}&to=${to}`).expect(403);
    // Staff without a site see nothing at all.
    const lost = await person(app, ['staff'], { siteIds: [] });
    expect((await read(lost, 'appointments', {})).total.visits).toBe(0);
  });

  it.each([
    ['no dates', '', 400],
    ['no end', `from=${from}`, 400],
    ['an end before the beginning', `from=${to}&to=${from}`, 400],
    ['an empty range', `from=${from}&to=${from}`, 400],
    ['an instant', `from=2026-10-01T00:00:00Z&to=${to}`, 400],
    ['an impossible date', `from=2026-02-30&to=${to}`, 400],
    ['a year and two days', 'from=2026-01-01&to=2027-01-03', 422],
    ['the last centuries', 'from=1900-01-01&to=2999-12-31', 422],
    ['a leap year', 'from=2028-01-01&to=2029-01-01', 200],
    ['another grouping', `from=${from}&to=${to}&groupBy=patient`, 400],
    ['SQL', `from=${from}&to=${to}&groupBy=day;drop`, 400],
    ['two groupings', `from=${from}&to=${to}&groupBy=day&groupBy=week`, 400],
    ['another format', `from=${from}&to=${to}&format=xml`, 400],
    ['an id that is none', `from=${from}&to=${to}&siteId=1`, 400],
  ])('answer %s', async (_what, query, status) => {
    for (const kind of kinds) {
      const { body } = await boss.get(`/reports/${kind}?${query}`).expect(status);
      if (status === 422) expect(body.code).toBe('RANGE_TOO_LONG');
    }
  });

  it('answer only what they can be grouped by', async () => {
    for (const kind of ['utilisation', 'no-shows', 'lead-time'])
      await boss.get(`/reports/${kind}?from=${from}&to=${to}&groupBy=status`).expect(400);
    await boss.get(`/reports/utilisation?from=${from}&to=${to}&visitTypeId=${world.visitTypeIds[0]}`).expect(400);
  });

  it('cost one statement each, for a day and for all', async () => {
    const asker: Actor = { accountId: '', sessionId: '', roles: ['admin'], emailVerified: true, siteIds: [] };
    for (const kind of kinds) {
      for (const groupBy of groupings[kind]) {
        const cost = (until: string) =>
          statementsOf(app, () => app.ask(new ReadReport(asker, kind, { from: firstDay, to: until, groupBy })));
        expect([await cost('2026-09-22'), await cost(to)]).toEqual([1, 1]);
      }
    }
  });
});

function alike(found: Record<string, unknown>, expected: Record<string, unknown>): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected)) {
    // Days of lead time are told with two decimals.
    if (name.endsWith('Days') && value !== null)
      expect(Math.abs(Number(found[name]) - Number(value))).toBeLessThan(0.006);
    else expect([name, found[name]]).toEqual([name, value]);
  }
}

/** Reads RFC 4180, by its letter. */
function cellsOf(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (end === '' && !quoted && !plain) break;
    lines.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end !== ',' && end !== '') lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}
