import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../kernel/clock.js';
import { DueWork } from '../messaging/due-work.js';
import { Database } from './database.js';

/** Removes idempotency keys after their 24 hours. */
@Injectable()
export class ExpiredKeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @DueWork()
  async sweep(): Promise<number> {
    const swept = await this.database.rows(sql`
      delete from platform.idempotency_key where key in (
        select key from platform.idempotency_key where expires_at <= ${this.clock.now().toString()}::timestamptz
        limit 1000 for update skip locked)
      returning 1`);
    return swept.length;
  }
}
