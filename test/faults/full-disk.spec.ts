import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newId } from '../../src/shared/kernel/id.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { admin, person, type Person } from '../support/people.js';
import { useServer } from '../support/database.js';

const run = promisify(execFile);
const megabyte = 1024 * 1024;

/** Only root can mount a small disk, and not in every container. */
const disk = mkdtempSync(join(tmpdir(), 'careslot-disk-'));
const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'tmpfs', disk]).then(
  () => true,
  () => false,
);
if (!mounted) {
  rmSync(disk, { recursive: true });
  process.stdout.write('NOT RUN: PostgreSQL on a full disk, this account cannot mount one.\n');
}

(mounted ? describe : describe.skip)('PostgreSQL on a full disk', () => {
  let server: EmbeddedPostgres;
  let giveBack: (() => void) | undefined;
  let app: TestApp;
  let boss: Person;
  let desk: Person;
  let number = 0;
  const filling = join(disk, 'filling');

  beforeAll(async () => {
    // It stays within the first segment of its log: without room for another one it would stop altogether.
    server = await startEmbeddedPostgres(disk, { settings: { min_wal_size: '64MB' } });
    giveBack = useServer(server.url);
    app = await startTestApp({ role: 'api' });
    boss = await admin(app);
    desk = await person(app, ['staff'], { siteIds: [newId()] });
  });
  afterAll(async () => {
    giveBack?.();
    await app?.close().catch(() => undefined);
    await server?.stop().catch(() => undefined);
    await run('umount', [disk]).catch(() => run('umount', ['-l', disk]));
    await rm(disk, { recursive: true, force: true });
  });

  const fill = async (): Promise<void> => {
    const { bavail, bsize } = await statfs(disk);
    const file = await open(filling, 'w');
    const piece = Buffer.alloc(megabyte);
    for (let left = bavail * bsize; left > 0; left -= megabyte) {
      const written = await file.write(piece).catch(() => undefined);
      if (!written) break;
    }
    await file.close();
  };
  /** Long names fill the pages of the table soon. */
  const admit = () =>
    desk.post('/patients', { fullName: `Rosa ${++number} ${'z'.repeat(150)}`, birthDate: '1980-02-03', force: true });
  const databaseStatus = async () => {
    const { body } = await boss.get('/system/status').expect(200);
    return (body.components as { name: string; state: string; message: string }[]).find(
      ({ name }) => name === 'database',
    );
  };

  it('refuses writes with 503, is not ready, says why, and heals when there is room', async () => {
    const acknowledged: string[] = [];
    const note = ({ status, body }: { status: number; body: { id: string } }) =>
      status === 201 && acknowledged.push(body.id);
    note(await admit());
    await app.raw.get('/health/ready').expect(200);

    await fill();
    expect((await stat(filling)).size).toBeGreaterThan(megabyte);
    const statuses = new Set<number>();
    const codes = new Set<string>();
    for (let tries = 0; tries < 400 && codes.size === 0; tries++) {
      const answer = await admit();
      note(answer);
      statuses.add(answer.status);
      if (answer.status !== 201) codes.add(answer.body.code);
    }
    for (let tries = 0; tries < 20; tries++) statuses.add((await admit()).status);
    expect([...codes]).toEqual(['DATABASE_FAILING']);
    expect([...statuses].filter((status) => status !== 201 && status !== 503)).toEqual([]);
    const ready = await app.raw.get('/health/ready').expect(503);
    expect(ready.body.code).toBe('DATABASE_FAILING');
    expect(Number(ready.headers['retry-after'])).toBeGreaterThan(0);
    expect(await databaseStatus()).toMatchObject({
      state: 'down',
      message: expect.stringContaining('53100, its disk is full'),
    });

    await rm(filling);
    await app.raw.get('/health/ready').expect(200);
    expect(await databaseStatus()).toMatchObject({ state: 'ok' });
    expect((await admit()).status).toBe(201);
    const kept = await app.sql<{ id: string }>`select id from patients.patient`;
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
  });
});
