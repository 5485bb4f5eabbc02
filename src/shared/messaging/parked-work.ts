import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { Clock } from '../kernel/clock.js';
import { Database } from '../persistence/database.js';

/** Where work waits that is tried again (`retry.ts`): a table with `status`, `attempts`, `next_attempt_at`, `last_error`. */
export interface RetriedWork {
  readonly table: RawBuilder<unknown>;
  /** SQL: what its rows are called. */
  readonly name: RawBuilder<unknown>;
}

const batch = 500;

/** Parked work of one kind and name: a reaction, or the messages that say the same thing. */
export interface ParkedGroup {
  /** `reaction`, or what a context calls its own. */
  readonly kind: string;
  readonly name: string;
  readonly count: number;
  readonly lastError: string | null;
}

/** Work that failed at its last attempt. It stays as it is until somebody, who has mended the cause, has it replayed. */
@Injectable()
export class ParkedWork {
  private readonly kinds = new Map<string, RetriedWork>([
    ['reaction', { table: sql.table('platform.reaction'), name: sql`name` }],
  ]);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Says where another kind of work waits: a context that has some says so when it starts. */
  includes(kind: string, work: RetriedWork): void {
    this.kinds.set(kind, work);
  }

  /** All of it, by kind and name. */
  list(): Promise<ParkedGroup[]> {
    const groups = [...this.kinds].map(
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
      more = await this.replayWhere(group.kind, sql`${this.kinds.get(group.kind)!.name} = ${group.name}`);
    return replayed;
  }

  /** Makes one piece of work due again, or nothing when it is not parked. */
  async replayOne(kind: ParkedGroup['kind'], id: string): Promise<void> {
    await this.replayWhere(kind, sql`id = ${id}::uuid`);
  }

  private async replayWhere(kind: ParkedGroup['kind'], where: RawBuilder<unknown>): Promise<number> {
    const { table } = this.kinds.get(kind)!;
    const rows = await this.database.rows(sql`
      update ${table} set status = 'due', attempts = 0, next_attempt_at = ${this.clock.now().toString()}::timestamptz
      where ctid = any(array(
        select ctid from ${table} where status = 'parked' and ${where} limit ${batch}::int for update skip locked))
      returning 1`);
    return rows.length;
  }
}
