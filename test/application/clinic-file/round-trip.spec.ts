import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { exportClinic } from '../../../src/operations/cli/export-clinic.js';
import { importClinic } from '../../../src/operations/cli/import-clinic.js';
import { VerifyCalendar } from '../../../src/scheduling/index.js';
import {
  connectionFor,
  exportedTables,
  filledByMigrations,
  quoted,
} from '../../../src/operations/clinic-file/tables.js';
import { writeClinic } from '../../../src/operations/clinic-file/write-clinic.js';
import { AuditVerification } from '../../../src/audit/audit-verification.js';
import { buildAccessWorld, type AccessWorld } from '../../support/attacks/access-world.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Config } from '../../../src/config.js';
import type { CliCommand } from '../../../src/operations/cli/command.js';

/** A table that nobody told the export of, with what is awkward to carry. */
const stranger = `
  create schema extra;
  create table extra.thing (
    id int generated always as identity primary key, parent int references extra.thing, name text,
    loud text generated always as (upper(name)) stored, at timestamptz, during tstzmultirange, content jsonb,
    bytes bytea, amount double precision, names text[]);`;
const awkward = `
  insert into extra.thing (name, at, during, content, bytes, amount, names) values
    (E'tab\\tnew\\nline\\r\\\\.', 'infinity', '{[2026-01-01 00:00+00,)}', 'null', '\\x00ff0a5c2e0a', 0.1::float8 + 0.2, '{a,"b,\\"c",NULL}'),
    (E'\\\\.', '2026-12-01 08:00:00.123456+00', '{}', '{"a":1.0}', '\\x', 'NaN', '{}'),
    (E'\\\\N', null, null, null, null, null, null), ('', null, null, '"\\u20ac"', null, -0.0, null);
  update extra.thing set parent = 4 where id = 1`;

async function cli(command: CliCommand, app: TestApp, ...args: string[]): Promise<string> {
  const said: string[] = [];
  const spies = (['log', 'error'] as const).map((way) =>
    vi.spyOn(console, way).mockImplementation((line: string) => void said.push(line)),
  );
  try {
    expect(await command.run(app.nest, args)).toBe(0);
    return said.join('\n');
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Every exported table with its rows, in a sum each. */
async function sums(app: TestApp): Promise<Record<string, string>> {
  const client = connectionFor(app.config.databaseUrl);
  await client.connect();
  try {
    const found: Record<string, string> = {};
    for (const { name } of await exportedTables(client)) {
      const { rows } = await client.query(
        `select count(*) || ' ' || md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as sum from ${quoted(name)} t`,
      );
      found[name] = rows[0].sum;
    }
    return found;
  } finally {
    await client.end();
  }
}

const isEmpty = async (app: TestApp): Promise<boolean> =>
  Object.entries(await sums(app)).every(([name, sum]) => sum.startsWith('0 ') || filledByMigrations.includes(name));

describe('a clinic in a file', () => {
  let app: TestApp;
  let world: AccessWorld;
  let folder: string;
  let file: string;
  const closing: TestApp[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'careslot-export-'));
    file = join(folder, 'clinic.careslot');
    app = await startTestApp();
    world = await buildAccessWorld(app);
    await app.settle();
    // From now on nothing happens in it by itself.
    app.config.role = 'api';
    await app.sql([stranger] as never);
    await app.sql([awkward] as never);
    await cli(exportClinic, app, file);
  });
  afterEach(async () => {
    for (const target of closing.splice(0)) await target.close();
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  /** An empty installation; nothing works in its background. */
  async function another(config: Partial<Config> = {}): Promise<TestApp> {
    const target = await startTestApp({ role: 'api', ...config });
    closing.push(target);
    await target.sql([stranger] as never);
    return target;
  }

  async function imported(from: string, target: TestApp): Promise<string> {
    return cli(importClinic, target, from).catch((error: Error) => error.message);
  }

  it('is the same clinic when it is read again, and goes on', async () => {
    const target = await another();
    const before = await sums(app);
    expect(await imported(file, target)).toContain('rows of');
    expect(await sums(target)).toEqual(before);
    const filled = Object.values(before).filter((sum) => !sum.startsWith('0 '));
    expect(filled.length).toBeGreaterThan(25);

    expect(await target.ask(new VerifyCalendar())).toMatchObject({ differences: [], days: expect.any(Number) });
    const trail = await target.resolve(AuditVerification).verify();
    expect(trail.checked).toBeGreaterThan(0);
    expect(trail.firstBreak).toBeUndefined();

    // Sequences go on behind the last number, and sessions have ended.
    const [next] = await target.sql<{ id: number }>`insert into extra.thing (name) values ('next') returning id`;
    expect(next!.id).toBe(5);
    const old = target.get('/me').set('Authorization', `Bearer ${world.tokens.admin}`);
    expect((await old).status).toBe(401);
    expect(await target.sql`select kind from platform.installation`).toEqual([{ kind: 'clinic' }]);
  });

  it('is for its owner only, leaves nothing unfinished, and is known as the last backup', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['clinic.careslot']);
    const [backup] = await app.sql<{ kind: string; bytes: string }>`select kind, bytes from platform.backup`;
    expect(backup).toEqual({ kind: 'export', bytes: String((await stat(file)).size) });
    const answer = await app.get('/system/status').set('Authorization', `Bearer ${world.tokens.admin}`).expect(200);
    const part = answer.body.components.find(({ name }: { name: string }) => name === 'backup');
    expect(part.facts).toMatchObject({ kind: 'export', bytes: Number(backup!.bytes), ageDays: 0 });
  });

  it('holds no session, and no clinical text that can be read', async () => {
    const text = gunzipSync(await readFile(file)).toString('latin1');
    for (const name of ['identity.session', 'identity.refresh_token', 'platform.idempotency_key']) {
      expect(text).not.toContain(`{"table":"${name}"}`);
    }
    expect(text).toContain('{"table":"records.document"}');
    for (const written of ['Amoxicillin', Buffer.from('Amoxicillin').toString('hex')]) {
      expect(text).not.toContain(written);
    }
  });

  it('is refused by a database that is not empty', async () => {
    const before = await sums(app);
    expect(await imported(file, app)).toMatch(/^The database is not empty: .* Import into a new one\.$/);
    expect(await sums(app)).toEqual(before);
  });

  it('stays a demo when it is one, and then neither a clinic nor production takes it', async () => {
    const path = join(folder, 'demo');
    await app.sql`update platform.installation set kind = 'demo'`;
    await cli(exportClinic, app, path);
    await app.sql`update platform.installation set kind = 'clinic'`;

    const clinic = await another();
    await clinic.sql`insert into platform.installation (kind) values ('clinic')`;
    expect(await imported(path, clinic)).toBe(
      "This export is of a demo, and this database is a clinic's. Nothing was imported.",
    );
    const production = await another();
    production.config.production = true;
    expect(await imported(path, production)).toBe('This export is of a demo: production refuses it.');
    for (const target of [clinic, production]) expect(await isEmpty(target)).toBe(true);

    const target = await another();
    expect(await imported(path, target)).toContain('rows of');
    expect(await target.sql`select kind from platform.installation`).toEqual([{ kind: 'demo' }]);
    await rm(path);
  });

  it('is refused without its SECRET_KEY, before anything is written', async () => {
    const target = await another({ secretKeys: ['another secret key of more than 32 bytes, really'] });
    expect(await imported(file, target)).toMatch(/^SECRET_KEY does not open this export: it needs the key [0-9a-f]{8}/);
    expect(await isEmpty(target)).toBe(true);
  });

  it('is refused when it is damaged, cut off or was changed, with nothing written', async () => {
    const target = await another();
    const whole = await readFile(file);
    const plain = gunzipSync(whole);
    const flipped = Buffer.from(whole);
    flipped[Math.floor(whole.length / 2)]! ^= 0x10;
    const name = plain.indexOf('Main house');
    expect(name).toBeGreaterThan(0);
    const changed = Buffer.from(plain);
    changed.write('Fake house', name);
    const lastLine = plain.lastIndexOf('\n', plain.length - 2) + 1;
    const damaged: Record<string, Buffer> = {
      empty: Buffer.alloc(0),
      'no gzip': Buffer.from('hello'),
      flipped,
      changed: gzipSync(changed),
      'without its sum': gzipSync(plain.subarray(0, lastLine)),
      'with more': gzipSync(Buffer.concat([plain, Buffer.from('more\n')])),
      ...Object.fromEntries([0.1, 0.5, 0.9].map((part) => [`cut at ${part}`, whole.subarray(0, whole.length * part)])),
      'cut at the end': whole.subarray(0, -5),
      'half of the text': gzipSync(plain.subarray(0, plain.length / 2)),
    };
    for (const [how, bytes] of Object.entries(damaged)) {
      const path = join(folder, 'damaged');
      await writeFile(path, bytes);
      expect({ how, said: await imported(path, target) }).toEqual({
        how,
        said: expect.stringMatching(/^The file is damaged or incomplete \(.*Nothing was imported\.$/),
      });
      expect({ how, empty: await isEmpty(target) }).toEqual({ how, empty: true });
      await rm(path);
    }
    expect(await imported(join(folder, 'missing'), target)).toContain('ENOENT');
    expect(await imported(file, target)).toContain('rows of');
  });

  it('is refused by a database of another level, in a sentence that says what to do', async () => {
    const target = await another();
    const [header, ...rest] = gunzipSync(await readFile(file))
      .toString('latin1')
      .split('\n');
    const manifest = JSON.parse(header!) as { migrations: string[] };
    const path = join(folder, 'level');
    const withLevel = async (migrations: string[]): Promise<string> => {
      const text = [JSON.stringify({ ...manifest, migrations }), ...rest].join('\n');
      await writeFile(path, gzipSync(Buffer.from(text, 'latin1')));
      return imported(path, target);
    };
    expect(await withLevel(manifest.migrations.slice(0, -1))).toMatch(/older Careslot .* then upgrade\.$/);
    expect(await withLevel([...manifest.migrations, 'Migration29991231000000_later'])).toMatch(/newer Careslot/);
    await rm(path);
    expect(await isEmpty(target)).toBe(true);
  });

  it('is the clinic of one moment, whatever is booked meanwhile', async () => {
    const chunks: Buffer[] = [];
    let during = 0;
    const write = async (): Promise<void> => {
      await app.sql`insert into extra.thing (name) values ('meanwhile')`;
      await app.sql`update practitioners.site set name = name || ' 2'`;
      during++;
    };
    const before = await sums(app);
    const destination = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        // By the first bytes its moment is over.
        if (during > 0) return done();
        write().then(() => done(), done);
      },
    });
    const source = { databaseUrl: app.config.databaseUrl, version: '0.0.0', at: '2026-12-01T08:00:00Z' };
    await writeClinic(source, destination);
    expect(during).toBe(1);
    const path = join(folder, 'moment');
    await writeFile(path, Buffer.concat(chunks));
    const target = await another();
    expect(await imported(path, target)).toContain('rows of');
    expect(await sums(target)).toEqual(before);
  });
});

describe('a new database', () => {
  it('has rows only in tables that an import knows of: list others in filledByMigrations', async () => {
    const app = await startTestApp({ role: 'api', clock: undefined });
    try {
      const filled = Object.entries(await sums(app)).filter(([, sum]) => !sum.startsWith('0 '));
      expect(filled.map(([name]) => name).sort()).toEqual([...filledByMigrations].sort());
    } finally {
      await app.close();
    }
  });
});
