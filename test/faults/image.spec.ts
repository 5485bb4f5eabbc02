import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import type { EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { openImageClinic, Site, type ImageClinic } from '../support/image/image-clinic.js';
import { Containers, type Container } from '../support/image/image-containers.js';
import { repository } from '../support/image/image-dockerfile.js';
import { Proof } from '../support/image/image-proof.js';
import { assembleImage, type ImageTree } from '../support/image/image-tree.js';
import { eventually } from '../support/servers/load.js';
import { freePort } from '../support/servers/process.js';
import { findRedis, startRedis, type RedisServer } from '../support/servers/redis-server.js';
import { startSmtp, type Smtp } from '../support/servers/smtp.js';

const redisProgram = await findRedis();
if (!redisProgram && process.env.REQUIRE_ALL === '1') throw new Error('NOT RUN: there is no Redis here.');
if (!redisProgram) process.stdout.write('NOT RUN: the installation of docker/ (test/faults/image): no Redis here.\n');
const describeWithRedis = redisProgram ? describe : describe.skip;

const rounds = process.env.LONG ? 8 : 1;
const clients = 4;
/** The command for the first administrator, as the guide has it. */
function documentedCommand(): string[] {
  const guide = readFileSync(join(repository, 'docs/deploy.md'), 'utf8');
  const [, words] =
    /docker compose -f docker\/compose\.yaml run --rm api (node dist\/src\/cli\.js admin:create \S+)/.exec(guide)!;
  return words!.split(' ');
}

/**
 * The image's files, commands, environment and user as docker/Dockerfile and docker/compose.yaml say, started as plain
 * processes; only Docker itself is missing. API and worker are killed in turn while a clinic books. Shown to fail by a
 * package of production that the lock calls one of development, by a file that the application writes beside its code,
 * and by messages that are noted as sent before they are.
 */
describeWithRedis('what docker/ installs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careslot-image-database-'));
  let tree: ImageTree;
  let containers: Containers;
  let postgres: EmbeddedPostgres;
  let redis: RedisServer;
  let smtp: Smtp;
  let database: pg.Pool;
  let site: Site;

  beforeAll(async () => {
    const launcher = resolve(repository, 'dist/src/embedded/embedded-postgres.js');
    const built = (await import(pathToFileURL(launcher).href)) as {
      startEmbeddedPostgres: typeof startEmbeddedPostgres;
    };
    [tree, postgres, redis, smtp] = [
      assembleImage(),
      await built.startEmbeddedPostgres(folder, { settings: { fsync: 'off', synchronous_commit: 'off' } }),
      await startRedis(),
      // Slow enough that a worker that is killed is always in the middle of something.
      await startSmtp({ mode: 'delay', delayMs: 200 }),
    ];
    const port = await freePort();
    const hosts = { 'redis:6379': `127.0.0.1:${redis.port}`, 'mail:1025': `127.0.0.1:${smtp.port}` };
    containers = new Containers(tree, port, { ...hosts, 'localhost:3000': `127.0.0.1:${port}` });
    site = new Site(`http://127.0.0.1:${port}`);
  });
  afterAll(async () => {
    containers?.killAll();
    await database?.end();
    await Promise.all([postgres?.stop(), redis?.stop(), smtp?.close()]);
    tree?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The one-shot service makes the secrets; then the database is what its image would make of them. */
  async function makeSecrets(): Promise<void> {
    expect(await containers.run('secrets')).toEqual({ code: 0, output: '' });
    const { POSTGRES_USER, POSTGRES_DB } = containers.service('postgres').environment!;
    const file = containers.outside('/var/lib/careslot/keys/database-url');
    const url = new URL(readFileSync(file, 'utf8'));
    expect(new URL(postgres.url).pathname).toBe(`/${POSTGRES_DB}`);
    const owner = new pg.Client({ connectionString: postgres.url });
    await owner.connect();
    await owner.query(`alter role "${POSTGRES_USER}" password '${url.password}'`);
    await owner.end();
    const reachable = url.href.replace('postgres:5432', `127.0.0.1:${postgres.port}`);
    chmodSync(file, 0o644);
    writeFileSync(file, reachable);
    database = new pg.Pool({ connectionString: reachable, max: 2 });
    database.on('error', () => undefined);
  }

  it('starts, gets its administrator, and loses nothing while its processes are killed in turn', async () => {
    await makeSecrets();
    const before = tree.files();

    // Both at once on an empty database: one migrates.
    const startApi = (): Promise<Container> => containers.start('api').healthy();
    const startWorker = (): Promise<Container> => containers.start('worker').says('The worker runs.');
    let [api, worker] = await Promise.all([startApi(), startWorker()]);

    const made = await containers.run('api', documentedCommand());
    expect(made).toMatchObject({
      code: 0,
      output: expect.stringContaining('you@example.org is an administrator now.'),
    });
    const password = /Password \(shown only here\): (\S+)/.exec(made.output)![1]!;
    const admin = await site.signIn('you@example.org', password);
    const clinic = await openImageClinic(site, admin);

    const acknowledged = new Map<string, string>();
    const unanswered: { key: string; body: object }[] = [];
    let running = true;
    const client = bookingClient(clinic, admin, () => running, acknowledged, unanswered);
    const booking = Array.from({ length: clients }, client);
    const more = async (): Promise<void> => {
      const until = acknowledged.size + 12;
      await eventually('visits are booked', () => acknowledged.size >= until, 60_000);
    };
    for (let round = 0; round < rounds; round++) {
      await more();
      await worker.stop('SIGKILL');
      worker = await startWorker();
      await more();
      await api.stop('SIGKILL');
      api = await startApi();
      await more();
      const told = [inGrace('worker', worker.stop('SIGTERM')), inGrace('api', api.stop('SIGTERM'))];
      expect(await Promise.all(told)).toEqual([0, 0]);
      [api, worker] = await Promise.all([startApi(), startWorker()]);
    }
    await more();
    running = false;
    await Promise.all(booking);

    // Who got no answer asks again with the same key.
    expect(unanswered.length).toBeGreaterThan(0);
    for (const { key, body } of unanswered) {
      const { status, body: visit } = await site.send('POST', '/appointments', admin, body, key);
      expect({ key, status }).toEqual({ key, status: 201 });
      acknowledged.set(key, visit.id);
    }
    const proof = new Proof(database, smtp);
    await proof.eachVisitOnce([...acknowledged.values()]);
    await proof.everythingIsSent();
    await proof.eachMailOnce([...acknowledged.values()], rounds);

    await Promise.all([worker.stop('SIGKILL'), api.stop('SIGKILL')]);
    expect(api.output + worker.output).not.toMatch(/"level":(50|60)/);
    // The root file system is read-only in compose.yaml: nobody has tried to write to it.
    expect(tree.files()).toEqual(before);
  }, 240_000);

  function bookingClient(
    { place, patientIds, starts }: ImageClinic,
    admin: string,
    isRunning: () => boolean,
    acknowledged: Map<string, string>,
    unanswered: { key: string; body: object }[],
  ): () => Promise<void> {
    let next = 0;
    return async () => {
      while (isRunning()) {
        const index = next++;
        if (!starts[index]) throw new Error('There is no free time left: let the doctor work more hours.');
        const key = `booking-${index}`;
        const body = { ...place, start: starts[index], patientId: patientIds[index % patientIds.length] };
        const answer = await site.send('POST', '/appointments', admin, body, key).catch(() => undefined);
        if (answer?.status === 201) acknowledged.set(key, answer.body.id);
        else unanswered.push({ key, body });
        // Below the rate limit, which is on as production wants it; and nobody knocks on a closed door all the time.
        await sleep(answer ? 150 : 1_000);
      }
    };
  }

  async function inGrace(service: string, ended: Promise<number | null>): Promise<number | null> {
    const started = performance.now();
    const code = await ended;
    const grace = Number(/^(\d+)s$/.exec(containers.service(service).stop_grace_period!)![1]) * 1000;
    expect(performance.now() - started).toBeLessThan(grace / 2);
    return code;
  }
});
