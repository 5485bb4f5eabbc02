import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { instantOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { ReminderHorizon } from '../domain/reminder-horizon.js';

interface Row {
  readonly lead: number;
  readonly reached: string;
}

@Injectable()
export class PostgresReminderHorizon extends ReminderHorizon {
  constructor(private readonly database: Database) {
    super();
  }

  async take(leads: readonly number[]): Promise<Map<number, Temporal.Instant>> {
    const rows = await this.database.rows<Row>(sql`
      select lead_minutes as lead, reached from notifications.reminder_horizon
      where lead_minutes = any(${leads}::int[]) order by lead_minutes for update skip locked`);
    if (rows.length < leads.length) rows.push(...(await this.begin(leads)));
    return new Map(rows.map(({ lead, reached }) => [lead, instantOf(reached)]));
  }

  async reach(starts: ReadonlyMap<number, Temporal.Instant>): Promise<void> {
    await this.database.rows(sql`
      update notifications.reminder_horizon h set reached = greatest(h.reached, r.reached)
      from unnest(${[...starts.keys()]}::int[], ${[...starts.values()].map(String)}::timestamptz[]) r (lead, reached)
      where h.lead_minutes = r.lead`);
  }

  /** Those that have no row yet; one that is merely locked keeps its own. */
  private begin(leads: readonly number[]): Promise<Row[]> {
    return this.database.rows<Row>(sql`
      insert into notifications.reminder_horizon (lead_minutes, reached)
      select lead, 'epoch'::timestamptz from unnest(${leads}::int[]) lead order by lead
      on conflict do nothing returning lead_minutes as lead, reached`);
  }
}
