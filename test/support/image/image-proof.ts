/** What must be true of an installation whose processes were killed: every visit once, every mail once. */
import { expect } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { eventually } from '../servers/load.js';
import type { Smtp } from '../servers/smtp.js';

/** How many messages a worker sends at a time: so many may be under way when it is killed. */
const sentAtOnce = 8;
/** Longer than any mail takes here: who has had a message for so long is dead. */
const patienceMilliseconds = 2_000;

interface Message {
  readonly id: string;
  readonly kind: string;
  readonly visit: string | null;
  readonly status: string;
  readonly attempts: number;
}

export class Proof {
  constructor(
    private readonly database: pg.Pool,
    private readonly smtp: Smtp,
  ) {}

  async eachVisitOnce(ids: readonly string[]): Promise<void> {
    expect(new Set(ids).size).toBe(ids.length);
    const kept = await this.rows<{ id: string }>('select id from appointments.appointment');
    expect(kept.map(({ id }) => id).sort()).toEqual([...ids].sort());
    const claims = await this.rows<{ id: string }>('select appointment_id as id from scheduling.claim where live');
    expect(claims.map(({ id }) => id).sort()).toEqual([...ids].sort());
  }

  /** What a killed worker was sending is due again after its lease of two minutes, which nobody waits for here. */
  async everythingIsSent(): Promise<void> {
    const events = `select from platform.outbox where dispatched_at is null
      union all select from platform.reaction where status = 'due'`;
    await eventually('the events are worked off', async () => (await this.rows(events)).length === 0, 60_000);
    const check = async (): Promise<boolean> => {
      const before = await this.messages();
      await sleep(patienceMilliseconds);
      const abandoned = (await this.messages()).filter(
        ({ id, status, attempts }) =>
          status === 'sending' &&
          before.some((one) => one.id === id && one.attempts === attempts && one.status === status),
      );
      await this.database.query(
        'update notifications.message set next_attempt_at = created_at where id = any($1::uuid[])',
        [abandoned.map(({ id }) => id)],
      );
      return before.every(({ status }) => status !== 'due' && status !== 'sending');
    };
    await eventually('the mails are sent', check, 60_000);
  }

  async eachMailOnce(visits: readonly string[], workersKilled: number): Promise<void> {
    const messages = await this.messages();
    const parked = await this.rows(`select from platform.reaction where status = 'parked'`);
    expect([messages.filter(({ status }) => status !== 'sent'), parked]).toEqual([[], []]);
    const about = messages.filter(({ visit }) => visit !== null).map(({ kind, visit }) => `${kind} ${visit}`);
    // Patient and practitioner.
    const both = visits.flatMap((visit) => Array<string>(2).fill(`visit-confirmed ${visit}`));
    expect(about.sort()).toEqual(both.sort());
    const delivered = Map.groupBy(this.smtp.messages, ({ raw }) => /^Message-ID: <([^@]+)@/im.exec(raw)![1]!);
    expect([...delivered.keys()].sort()).toEqual(messages.map(({ id }) => id).sort());
    // The one gap: a worker that is killed between the mail server's answer and its own note of it sends again, under
    // the same Message-ID, so that mail programs show it once.
    const repeated = messages.filter(({ id }) => delivered.get(id)!.length > 1);
    expect(repeated.filter(({ id, attempts }) => attempts !== delivered.get(id)!.length)).toEqual([]);
    expect(repeated.length).toBeLessThanOrEqual(workersKilled * sentAtOnce);
  }

  private messages(): Promise<Message[]> {
    return this.rows('select id, kind, appointment_id as visit, status, attempts from notifications.message');
  }

  private async rows<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> {
    return (await this.database.query<Row>(statement)).rows;
  }
}
