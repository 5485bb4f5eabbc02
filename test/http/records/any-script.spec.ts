import { QueryBus } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FindPatientIds } from '../../../src/patients/index.js';
import { FindPractitioners } from '../../../src/practitioners/index.js';
import { Database } from '../../../src/shared/persistence/database.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { createEmptyDatabase, useServer, type TestDatabase } from '../../support/database.js';
import { licence } from '../../support/directory.js';
import { admin, person, type Person } from '../../support/people.js';
import { scripts, type ScriptOfNames } from '../../support/scripts.js';
import { startSystemPostgres, systemPostgres } from '../../support/servers/system-postgres.js';

const programs = systemPostgres();
if (!programs && process.env.REQUIRE_ALL === '1')
  throw new Error('NOT RUN: there is no PostgreSQL of the system here.');

const lettersOf = (ctype: string) => `template template0 locale_provider libc lc_collate 'C' lc_ctype '${ctype}'`;
const unicode = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
const servers = [
  { server: 'the embedded server', how: '', bySystem: false },
  { server: `the embedded server, LC_CTYPE ${unicode}`, how: lettersOf(unicode), bySystem: false },
  { server: 'a server of the system, LC_CTYPE C', how: lettersOf('C'), bySystem: true },
  { server: `a server of the system, LC_CTYPE ${unicode}`, how: lettersOf(unicode), bySystem: true },
].filter(({ bySystem }) => programs || !bySystem);

interface Named {
  readonly fullName?: string;
  readonly name?: string;
}

describe.each(servers)('names in any script, on $server', ({ how, bySystem }) => {
  const closing: (() => unknown)[] = [];
  let app: TestApp;
  let desk: Person;
  let boss: Person;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    if (bySystem) {
      const server = await startSystemPostgres(programs!);
      closing.push(server.stop, useServer(server.url));
    }
    const database: TestDatabase = await createEmptyDatabase(how);
    if (!bySystem) closing.push(database.drop);
    app = await startTestApp({}, database.url);
    closing.push(() => app.close());
    desk = await person(app, ['staff'], { siteIds: [] });
    boss = await admin(app);
    const specialtyId = (await boss.post('/specialties', { name: 'Hearts' }).expect(201)).body.id as string;
    for (const [at, { name: fullName, sorted }] of scripts.entries()) {
      const birthDate = `1980-01-${String(at + 10)}`;
      const { body } = await desk.post('/patients', { fullName, birthDate }).expect(201);
      ids.set(fullName, body.id as string);
      const email = `doctor-${at}@scripts.test`;
      await boss.post('/practitioners', { email, fullName, specialtyIds: [specialtyId], licence }).expect(201);
      for (const each of sorted.toReversed()) {
        await desk.post('/patients', { fullName: `${each} §${at}` }).expect(201);
        await boss.post('/specialties', { name: `${each} §${at}` }).expect(201);
      }
    }
    for (const [at, fullName] of ['Zed Müller', 'bob Müller', 'Ángel Müller', 'Ana Müller', 'Çem Müller'].entries()) {
      const doctor = { email: `muller-${at}@scripts.test`, fullName, specialtyIds: [specialtyId], licence };
      await boss.post('/practitioners', doctor).expect(201);
    }
  });
  afterAll(async () => {
    for (const close of closing.toReversed()) await close();
  });

  const names = async (who: Person, path: string, query: Record<string, string>): Promise<string[]> => {
    const { body } = await who.get(`${path}?${new URLSearchParams({ limit: '100', ...query })}`).expect(200);
    return body.items.map((each: Named) => each.fullName ?? each.name);
  };
  const everyPage = async (who: Person, path: string, query: Record<string, string>): Promise<string[]> => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const more: Record<string, string> = cursor ? { cursor } : {};
      const { body } = await who.get(`${path}?${new URLSearchParams({ ...query, limit: '2', ...more })}`).expect(200);
      seen.push(...body.items.map((each: Named) => each.fullName ?? each.name));
      cursor = body.nextCursor;
    } while (cursor);
    return seen;
  };
  const ofScript = (found: readonly string[], script: ScriptOfNames): string[] => {
    const mark = ` §${scripts.indexOf(script)}`;
    return found.filter((each) => each.endsWith(mark)).map((each) => each.slice(0, -mark.length));
  };

  it.each(scripts)('$script: are found as far as they are typed', async ({ name, parts }) => {
    for (const q of [name, ...parts]) {
      expect([q, await names(desk, '/patients', { q })]).toEqual([q, expect.arrayContaining([name])]);
      expect([q, await names(boss, '/practitioners', { q })]).toEqual([q, expect.arrayContaining([name])]);
      expect([q, await names(boss, '/users', { q })]).toEqual([q, expect.arrayContaining([name])]);
      // By which visits are found.
      expect([q, await app.resolve(QueryBus).execute(new FindPatientIds(q, 500))]).toEqual([
        q,
        expect.arrayContaining([ids.get(name)]),
      ]);
      const practitioners = await app.resolve(QueryBus).execute(new FindPractitioners({ name: q }));
      expect([q, practitioners.map(({ fullName }) => fullName)]).toEqual([q, expect.arrayContaining([name])]);
    }
    expect((await names(desk, '/patients', { q: name }))[0]).toBe(name);
    expect((await names(desk, '/patients', { name })).filter((each) => each === name)).toEqual([name]);
  });

  it.each(scripts)('$script: are found although they are misspelt', async ({ name, misspelt }) => {
    for (const q of misspelt) {
      expect([q, await names(desk, '/patients', { q })]).toEqual([q, expect.arrayContaining([name])]);
      expect([q, await names(boss, '/practitioners', { q })]).toEqual([q, expect.arrayContaining([name])]);
    }
  });

  it.each(scripts)('$script: are noticed when somebody is admitted again', async ({ name, again }) => {
    const { birthDate } = (await desk.get(`/patients/${ids.get(name)}`).expect(200)).body;
    for (const fullName of [name, ...again]) {
      const { status, body } = await desk.post('/patients', { fullName, birthDate });
      expect([fullName, status, body.candidates?.[0]?.id]).toEqual([fullName, 409, ids.get(name)]);
    }
  });

  it.each([
    ['/patients', 'patients.patient', 'full_name', { sort: 'name' }],
    ['/specialties', 'practitioners.specialty', 'name', {}],
    ['/practitioners', 'practitioners.practitioner', 'full_name', { sort: 'name' }],
    ['/users', 'identity.account', 'full_name', { sort: 'fullName' }],
  ] as const)('%s: are sorted as people do, also across pages', async (path, table, column, query) => {
    const found = await everyPage(boss, path, query);
    const { rows } = await sql<Named>`select ${sql.ref(column)} as name from ${sql.table(table)}
      order by ${sql.ref(column)} collate "und-x-icu", id`.execute(app.resolve(Database).em.getKysely());
    expect(found).toEqual(rows.map(({ name }) => name));
    if (path !== '/patients' && path !== '/specialties') return;
    for (const script of scripts) {
      expect([script.script, ofScript(found, script)]).toEqual([script.script, script.sorted]);
    }
  });

  it('are sorted and cut by name also where they are looked for by name', async () => {
    const sorted = ['Ana Müller', 'Ángel Müller', 'bob Müller', 'Çem Müller', 'Zed Müller'];
    for (const q of ['muller', 'mü', 'M']) {
      expect([q, await everyPage(boss, '/practitioners', { sort: 'name', q })]).toEqual([q, sorted]);
    }
  });

  it('find nobody of another script, and nobody by signs alone', async () => {
    expect(await names(desk, '/patients', { q: 'Қәұһқһ' })).toEqual([]);
    for (const q of ['%', '_', '---', '\\']) expect(await names(desk, '/patients', { q })).toEqual([]);
  });
});
