import { afterEach, describe, expect, it } from 'vitest';
import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Config } from '../../src/config.js';
import { QueueModule } from '../../src/shared/messaging/queue.module.js';
import { WorkQueue, type Work } from '../../src/shared/messaging/work-queue.js';
import { openNotifiedClinic, testStart } from '../application/notifications/notified-clinic.js';
import { logsUntilClosed } from '../support/nest-logger.js';
import { findRedis, startRedis, type RedisServer } from '../support/servers/redis-server.js';
import { startSmtp } from '../support/servers/smtp.js';

const redisProgram = await findRedis();
if (!redisProgram && process.env.REQUIRE_ALL === '1') throw new Error('NOT RUN: there is no Redis here.');
if (!redisProgram) process.stdout.write('NOT RUN: what Redis does (test/faults/redis), there is no Redis here.\n');
const describeWithRedis = redisProgram ? describe : describe.skip;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function redis(port?: number): Promise<RedisServer> {
  const server = await startRedis({ port });
  closing.push(() => server.stop().catch(() => undefined));
  return server;
}

async function queueOf(url: string | undefined, work?: Work, role: Config['role'] = 'all'): Promise<WorkQueue> {
  const config = Object.assign(new Config(), { role, redisUrl: url });
  const module = await Test.createTestingModule({ imports: [QueueModule.with(config)] }).compile();
  logsUntilClosed(module);
  module.useLogger(false);
  const queue = module.get(WorkQueue);
  if (work) queue.process('mail', work);
  await module.init();
  closing.push(() => stopWithin(module, 5_000));
  return queue;
}

async function stopWithin(module: INestApplicationContext, milliseconds: number): Promise<void> {
  const started = performance.now();
  await module.close();
  expect(performance.now() - started).toBeLessThan(milliseconds);
}

async function eventually(check: () => boolean, milliseconds = 15_000): Promise<void> {
  for (const until = performance.now() + milliseconds; !check(); await sleep(10)) {
    if (performance.now() > until) throw new Error('It did not come true in time');
  }
}

const flush = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('FLUSHALL\r\n'));
    socket
      .once('data', () => socket.destroy())
      .once('close', () => resolve())
      .once('error', reject);
  });

const ids = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

describeWithRedis('the queue on Redis', () => {
  it('brings every id to one worker of several processes, and drains', async () => {
    const { url } = await redis();
    const done: string[] = [];
    const work: Work = async (id) => void done.push(id);
    const [first] = [await queueOf(url, work), await queueOf(url, work), await queueOf(url, work)];
    await first!.add('mail', ids(200, 'a'));
    await first!.drain();
    await eventually(() => done.length >= 200);
    expect(new Set(done).size).toBe(200);
    expect(done).toHaveLength(200);
  });

  it('queues an id once while it waits, and again when its work is over, even if that failed', async () => {
    const { url } = await redis();
    const api = await queueOf(url, undefined, 'api');
    await api.add('mail', ['x', 'x']);
    await api.add('mail', ['x']);
    let ran = 0;
    const worker = await queueOf(url, async () => {
      ran++;
      throw new Error('Not this time');
    });
    await worker.drain();
    expect(ran).toBe(1);
    await api.add('mail', ['x']);
    await eventually(() => ran === 2);
  });

  it('does nothing in a process that only answers requests', async () => {
    const { url } = await redis();
    let ran = 0;
    const api = await queueOf(url, async () => void ran++, 'api');
    await api.add('mail', ['x']);
    await sleep(300);
    expect(ran).toBe(0);
  });

  it('keeps nobody waiting while Redis is away, and comes back by itself', async () => {
    const { url, port, stop } = await redis();
    await stop();
    const done = new Set<string>();
    const queue = await queueOf(url, async (id) => void done.add(id));
    const started = performance.now();
    for (let round = 0; round < 20; round++) await queue.add('mail', [`lost-${round}`]);
    // The first may still be connecting; the others are refused at once.
    expect(performance.now() - started).toBeLessThan(1_500);
    await redis(port);
    for (let round = 0; !done.has('after'); round++) {
      await queue.add('mail', ['after']);
      await sleep(100);
      expect(round).toBeLessThan(100);
    }
  });

  it('keeps nobody waiting while Redis hangs', async () => {
    const server = await redis();
    const queue = await queueOf(server.url, async () => undefined);
    await queue.add('mail', ['warm']);
    process.kill(server.pid, 'SIGSTOP');
    const started = performance.now();
    await queue.add('mail', ['x']);
    expect(performance.now() - started).toBeLessThan(1_500);
    process.kill(server.pid, 'SIGCONT');
  });

  it('loses nothing that is handed over again when Redis is killed and flushed under load', async () => {
    let server = await redis();
    const runs = new Map<string, number>();
    const pending = new Set(ids(600, 'load'));
    const work: Work = async (id) => {
      await sleep(5);
      runs.set(id, (runs.get(id) ?? 0) + 1);
      pending.delete(id);
    };
    const queue = await queueOf(server.url, work);
    await queueOf(server.url, work);
    // As the database does: what is not done is handed over again.
    let slowest = 0;
    for (let round = 0; pending.size > 0; round++) {
      expect(round).toBeLessThan(200);
      const started = performance.now();
      await queue.add('mail', [...pending].slice(0, 100));
      slowest = Math.max(slowest, performance.now() - started);
      if (round === 2) await flush(server.port);
      if (round === 4) {
        await server.kill();
        await sleep(200);
        server = await redis(server.port);
      }
      await sleep(50);
    }
    expect(runs.size).toBe(600);
    expect(slowest).toBeLessThan(1_500);
  });

  it('stops while its work is running: it finishes, and nobody else does it again', async () => {
    const { url } = await redis();
    const done: string[] = [];
    const config = Object.assign(new Config(), { role: 'all', redisUrl: url });
    const module = await Test.createTestingModule({ imports: [QueueModule.with(config)] }).compile();
    logsUntilClosed(module);
    module.useLogger(false);
    module.get(WorkQueue).process('mail', async (id) => {
      await sleep(300);
      done.push(id);
    });
    await module.init();
    await module.get(WorkQueue).add('mail', ['long']);
    await sleep(150);
    await module.close();
    expect(done).toEqual(['long']);
    const other = await queueOf(url, async (id) => void done.push(`again ${id}`));
    await other.drain();
    expect(done).toEqual(['long']);
  });

  it('stops when Redis has gone for good', async () => {
    const { url, kill } = await redis();
    const queue = await queueOf(url, async () => undefined);
    await queue.add('mail', ['x']);
    await kill();
    await sleep(50);
    // afterEach stops it and measures how long that takes.
  });
});

describeWithRedis('messages through Redis', () => {
  it('are all sent, each once, though Redis is killed and flushed while they are', async () => {
    let server = await redis();
    const smtp = await startSmtp({ mode: 'delay', delayMs: 30 });
    closing.push(() => smtp.close());
    const clinic = await openNotifiedClinic({ redisUrl: server.url, smtpUrl: smtp.url });
    closing.push(() => clinic.close());
    const other = await openNotifiedClinic({ redisUrl: server.url, smtpUrl: smtp.url }, clinic);
    closing.push(() => other.close());
    const start = Temporal.Instant.from(testStart).add({ hours: 100 }).toString();
    const addresses: string[] = [];
    let slowest = 0;
    for (let round = 0; round < 120; round++) {
      const visit = clinic.world.visit({ start });
      addresses.push(`${visit.patientId}@patients.test`);
      const started = performance.now();
      await clinic.approved(visit);
      slowest = Math.max(slowest, performance.now() - started);
      if (round === 10 || round === 40 || round === 100) await flush(server.port);
      if (round === 60) await server.kill();
      if (round === 90) server = await redis(server.port);
    }
    for (let round = 0; round < 30 && smtp.messages.length < addresses.length; round++) {
      await clinic.settle();
      await sleep(200);
    }
    await clinic.settle();
    expect(smtp.messages.flatMap(({ to }) => to).sort()).toEqual(addresses.sort());
    expect((await clinic.messages()).every(({ status, attempts }) => status === 'sent' && attempts === 1)).toBe(true);
    expect(slowest).toBeLessThan(1_000);
  });
});

describe('the queue in this process', () => {
  it('works on a few ids at a time, on each one once at a time, and survives failures', async () => {
    let running = 0;
    let most = 0;
    const runs = new Map<string, number>();
    const queue = await queueOf(undefined, async (id) => {
      most = Math.max(most, ++running);
      await sleep(2);
      running--;
      runs.set(id, (runs.get(id) ?? 0) + 1);
      if (id.endsWith('7')) throw new Error('Not this one');
    });
    await queue.add('mail', ids(100, 'a'));
    await queue.add('mail', ids(100, 'a'));
    await queue.drain();
    expect([...runs.values()].every((count) => count === 1)).toBe(true);
    expect(runs.size).toBe(100);
    expect(most).toBe(8);
    await queue.add('mail', ['a-1']);
    await queue.drain();
    expect(runs.get('a-1')).toBe(2);
  });

  it('finishes what is running when it stops, and leaves the rest to the database', async () => {
    const done: string[] = [];
    const module = await Test.createTestingModule({ imports: [QueueModule.with(new Config())] }).compile();
    logsUntilClosed(module);
    const queue = module.get(WorkQueue);
    queue.process('mail', async (id) => {
      await sleep(50);
      done.push(id);
    });
    await module.init();
    await queue.add('mail', ids(20, 'a'));
    await module.close();
    expect(done).toHaveLength(8);
    await queue.add('mail', ['late']);
    await sleep(80);
    expect(done).toHaveLength(8);
  });
});
