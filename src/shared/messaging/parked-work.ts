import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { Clock } from '../kernel/clock.js';
import { Database } from '../persistence/database.js';

/** Where work waits that is tried again (`retry.ts`). Both tables have `status`, `attempts`, `next_attempt_at`, `last_error`. */
const kinds = {
  reaction: { table: sql.table('platform.reaction'), name: sql`name` },
  message: { table: sql.table('notifications.message'), name: sql`split_part(kind, '/', 1)` },
} as const;
const batch = 500;

/** Parked work of one kind and name: a reaction, or the messages that say the same thing. */
export interface ParkedGroup {
  readonly kind: keyof typeof kinds;
  readonly name: string;
  readonly count: number;
  readonly lastError: string | null;
}

/** Work that failed at its last attempt. It stays as it is until somebody, who has mended the cause, has it replayed. */
@Injectable()
export class ParkedWork {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** All of it, by kind and name. */
  list(): Promise<ParkedGroup[]> {
    const groups = Object.entries(kinds).map(
      ([kind, { table, name }]) => sql`
        select ${kind}::text as kind, ${name} as name, count(*)::int as count, max(last_error) as "lastError"
        from ${table} where status = 'parked' group by ${name}`,
    );
    return this.database.rows<ParkedGroup>(sql`${sql.join(groups, sql` union all `)} order by kind, name`);
  }

  /** Makes all work of a group due again, with all its attempts before it; `progress` hears how much is. */
  async replay(group: Pick<ParkedGroup, 'kind' | 'name'>, progress: (replayed: number) => void): Promise<number> {
    let replayed = 0;
    for (let more = batch; more === batch; progress((replayed += more)))
      more = await this.replayWhere(group.kind, sql`${kinds[group.kind].name} = ${group.name}`);
    return replayed;
  }

  /** Makes one piece of work due again, or nothing when it is not parked. */
  async replayOne(kind: ParkedGroup['kind'], id: string): Promise<void> {
    await this.replayWhere(kind, sql`id = ${id}::uuid`);
  }

  private async replayWhere(kind: ParkedGroup['kind'], where: RawBuilder<unknown>): Promise<number> {
    const { table } = kinds[kind];
    const rows = await this.database.rows(sql`
      update ${table} set status = 'due', attempts = 0, next_attempt_at = ${this.clock.now().toString()}::timestamptz
      where ctid = any(array(
        select ctid from ${table} where status = 'parked' and ${where} limit ${batch}::int for update skip locked))
      returning 1`);
    return rows.length;
  }
}
