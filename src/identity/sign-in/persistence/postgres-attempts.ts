import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import { instantOf } from '../../../shared/persistence/column-types.js';
import { Database } from '../../../shared/persistence/database.js';
import { Attempts, countAttempt, type AttemptPolicy } from '../domain/attempts.js';

const keptHours = 24;

interface StoredCount {
  readonly count: number;
  readonly lastAt: string;
  readonly pausedUntil: string | null;
}

@Injectable()
export class PostgresAttempts extends Attempts {
  constructor(private readonly database: Database) {
    super();
  }

  async count(source: string, policy: AttemptPolicy, now: Temporal.Instant): Promise<number> {
    return this.database.transaction(async () => {
      const key = keyOf(source);
      // The empty update takes the row's lock: tries that arrive at once are counted one after the other.
      const stored = await this.database.row<StoredCount>(sql`
      insert into identity.attempt as a (key, count, last_at) values (${key}, 0, ${now.toString()}::timestamptz)
      on conflict (key) do update set key = a.key
      returning count, last_at as "lastAt", paused_until as "pausedUntil"`);
      const { count, lastAt, pausedUntil } = stored!;
      const before = { count, lastAt: instantOf(lastAt), pausedUntil: pausedUntil ? instantOf(pausedUntil) : null };
      const verdict = countAttempt(before, policy, now);
      await this.database.rows(sql`
      update identity.attempt
      set count = ${verdict.count}, last_at = ${verdict.lastAt.toString()}::timestamptz,
          paused_until = ${verdict.pausedUntil?.toString() ?? null}::timestamptz
      where key = ${key}`);
      return verdict.wait;
    });
  }

  async clear(source: string): Promise<void> {
    await this.database.rows(sql`delete from identity.attempt where key = ${keyOf(source)}`);
  }

  async takeBack(source: string): Promise<void> {
    await this.database.rows(sql`
      update identity.attempt set count = greatest(count - 1, 0), paused_until = null where key = ${keyOf(source)}`);
  }

  async forgetOld(now: Temporal.Instant): Promise<number> {
    const before = now.subtract({ hours: keptHours }).toString();
    const rows = await this.database.rows(sql`
      delete from identity.attempt where key in (
        select key from identity.attempt where last_at < ${before}::timestamptz limit 500 for update skip locked)
      returning 1`);
    return rows.length;
  }
}

/** Addresses of people and machines are not kept, only what tells them apart. */
function keyOf(source: string): Buffer {
  return createHash('sha256').update(source).digest();
}
