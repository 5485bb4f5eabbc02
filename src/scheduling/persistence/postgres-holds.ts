import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../shared/persistence/database.js';
import { Holds, type Hold } from '../domain/holds.js';

const columns = sql.raw(`id, practitioner_id as "practitionerId", site_id as "siteId", visit_type_id as "visitTypeId",
  patient_id as "patientId", renewed, live, extract(epoch from starts_at)::float8 * 1000 as start,
  extract(epoch from ends_at)::float8 * 1000 as end, extract(epoch from expires_at)::float8 * 1000 as "expiresAt"`);

@Injectable()
export class PostgresHolds extends Holds {
  constructor(private readonly database: Database) {
    super();
  }

  override async lockAccount(accountId: string): Promise<void> {
    await this.database.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`hold ${accountId}`}, 0))`);
  }

  override endingAfter(accountId: string, instant: number): Promise<Hold[]> {
    return this.database.rows(sql<Hold>`
      select ${columns} from scheduling.claim where kind = 'hold' and owner_account_id = ${accountId}::uuid
        and expires_at > ${new Date(instant).toISOString()}::timestamptz`);
  }

  override find(holdId: string, accountId: string): Promise<Hold | undefined> {
    return this.database.row(sql<Hold>`
      select ${columns} from scheduling.claim
      where id = ${holdId}::uuid and kind = 'hold' and owner_account_id = ${accountId}::uuid`);
  }

  override async extend(holdId: string, expiresAt: number): Promise<void> {
    await this.database.rows(sql`update scheduling.claim
      set expires_at = ${new Date(expiresAt).toISOString()}::timestamptz, renewed = true
      where id = ${holdId}::uuid and kind = 'hold' and live`);
  }

  override async release(holdId: string): Promise<void> {
    await this.database.rows(
      sql`update scheduling.claim set live = false where id = ${holdId}::uuid and kind = 'hold'`,
    );
  }

  override async removeEndedBefore(instant: number): Promise<number> {
    const gone = await this.database.rows(sql`
      delete from scheduling.claim where id in (
        select id from scheduling.claim
        where kind = 'hold' and expires_at < ${new Date(instant).toISOString()}::timestamptz
        limit 1000 for update skip locked)
      returning id`);
    return gone.length;
  }
}
