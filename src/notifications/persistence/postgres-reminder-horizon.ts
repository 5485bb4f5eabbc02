import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { instantOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { ReminderHorizon } from '../domain/reminder-horizon.js';

@Injectable()
export class PostgresReminderHorizon extends ReminderHorizon {
  constructor(private readonly database: Database) {
    super();
  }

  async take(): Promise<Temporal.Instant | undefined> {
    const row = await this.database.row<{ reached: string }>(
      sql`select reached from notifications.reminder_horizon for update skip locked`,
    );
    return row && instantOf(row.reached);
  }

  async reach(start: Temporal.Instant): Promise<void> {
    await this.database.rows(sql`
      update notifications.reminder_horizon set reached = greatest(reached, ${start.toString()}::timestamptz)`);
  }
}
