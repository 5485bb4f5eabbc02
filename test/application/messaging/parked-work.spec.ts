import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { sql } from 'kysely';
import { ormOptions } from '../../../mikro-orm.config.js';
import { Config } from '../../../src/config.js';
import { retriedMessages } from '../../../src/notifications/persistence/retried-messages.js';
import { DomainEvent } from '../../../src/shared/kernel/domain-event.js';
import { newId } from '../../../src/shared/kernel/id.js';
import { DueWorkRunner } from '../../../src/shared/messaging/due-work.js';
import { Outbox } from '../../../src/shared/messaging/outbox.js';
import { ParkedWork } from '../../../src/shared/messaging/parked-work.js';
import { Reacts } from '../../../src/shared/messaging/reacts.js';
import { reactionRetries } from '../../../src/shared/messaging/retry.js';
import { ApplicationClock } from '../../../src/shared/persistence/application-clock.js';
import { instantOf } from '../../../src/shared/persistence/column-types.js';
import { Database } from '../../../src/shared/persistence/database.js';
import { SharedModule } from '../../../src/shared/shared.module.js';
import { createTestDatabase } from '../../support/database.js';
import { logsUntilClosed } from '../../support/nest-logger.js';

class Happened extends DomainEvent<{ id: string }> {
  static override readonly type = 'test.happened.v1';
}

@Injectable()
class Fragile {
  broken = true;
  attempts = 0;
  readonly triedAt = new Map<string, Temporal.Instant>();
  readonly done: string[] = [];

  @Reacts(Happened)
  async react({ payload }: Happened): Promise<void> {
    this.attempts++;
    this.triedAt.set(payload.id, module.get(ApplicationClock).now());
    if (this.broken) throw new Error('broken');
    this.done.push(payload.id);
  }
}

let module: TestingModule;
let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const created = await createTestDatabase();
  drop = () => created.drop();
  const config = Object.assign(new Config(), {
    ...{ production: false, role: 'all', databaseUrl: created.url, clock: '2026-12-01T08:00:00Z', logLevel: 'silent' },
    ...{ secretKeys: ['a secret key of the tests with more than 32 bytes'], rateLimit: false, corsOrigins: [] },
  });
  module = await Test.createTestingModule({
    imports: [SharedModule.with(config, ormOptions(config))],
    providers: [Fragile],
  }).compile();
  logsUntilClosed(module);
  module.useLogger(false);
  database = module.get(Database);
  await module.get(ApplicationClock).start(database);
  await module.init();
});
afterAll(async () => {
  await module.close();
  await drop();
});

const happened = (id: string) => database.transaction(async () => module.get(Outbox).add(new Happened({ id })));
const advance = async (duration: string): Promise<void> => {
  const clock = module.get(ApplicationClock);
  await clock.moveTo(clock.now().add(duration), database);
  await module.get(DueWorkRunner).settle();
};

describe('parked work', () => {
  it('is what failed at its last attempt; it is listed, and done once it is replayed', async () => {
    const [fragile, parked] = [module.get(Fragile), module.get(ParkedWork)];
    await happened('one');
    await happened('other');
    // A pause is never longer than an hour.
    for (let attempt = 0; attempt < reactionRetries.maxAttempts + 5; attempt++) await advance('PT1H');
    // Two that look for due work at once may both begin one attempt: it is counted once.
    expect(fragile.attempts).toBeGreaterThanOrEqual(2 * reactionRetries.maxAttempts);
    const counted = await database.rows(sql`select distinct status, attempts from platform.reaction`);
    expect(counted).toEqual([{ status: 'parked', attempts: reactionRetries.maxAttempts }]);
    // A parked reaction says when it was given up, not when its last attempt was due.
    const given = await database.rows<{ id: string; at: string }>(sql`
      select o.payload ->> 'id' as id, r.next_attempt_at as at
      from platform.reaction r join platform.outbox o on o.id = r.event_id`);
    expect(given.filter(({ id, at }) => Temporal.Instant.compare(instantOf(at), fragile.triedAt.get(id)!) < 0)).toEqual(
      [],
    );
    const group = { kind: 'reaction', name: 'Fragile.react' } as const;
    expect(await parked.list()).toEqual([{ ...group, count: 2, lastError: 'broken' }]);

    fragile.broken = false;
    const heard: number[] = [];
    expect(await parked.replay(group, (replayed) => heard.push(replayed))).toBe(2);
    expect(heard).toEqual([2]);
    await advance('PT1S');
    expect(fragile.done.toSorted()).toEqual(['one', 'other']);
    expect(await parked.list()).toEqual([]);
  });

  it('is a message as well as a reaction, and one of them is replayed alone', async () => {
    const parked = module.get(ParkedWork);
    parked.includes('message', retriedMessages);
    const ids = [newId(), newId()];
    for (const id of ids) {
      await database.rows(sql`
        insert into notifications.message (id, kind, recipient_kind, recipient_id, event_id, revision, details, caused_at,
          created_at, next_attempt_at, status, attempts, last_error)
        values (${id}::uuid, 'visit-reminder/60', 'patient', ${newId()}::uuid, ${newId()}::uuid, 0, '{}',
          '2026-12-01T08:00:00Z', '2026-12-01T08:00:00Z', '2026-12-01T08:00:00Z', 'parked', 12, 'away')`);
    }
    const group = { kind: 'message', name: 'visit-reminder' } as const;
    expect(await parked.list()).toEqual([{ ...group, count: 2, lastError: 'away' }]);
    await parked.replayOne('message', ids[0]!);
    expect(await parked.list()).toEqual([{ ...group, count: 1, lastError: 'away' }]);
    expect(await parked.replay({ ...group, name: 'visit-requested' }, () => undefined)).toBe(0);
    expect(await parked.replay(group, () => undefined)).toBe(1);
    const rows = await database.rows(
      sql`select status, attempts from notifications.message where id = any(${ids}::uuid[])`,
    );
    expect(rows).toEqual([0, 1].map(() => ({ status: 'due', attempts: 0 })));
  });
});
