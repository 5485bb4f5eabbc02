import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { isoOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import type { Row } from '../../shared/persistence/pending-writes.js';
import { factsOf } from '../domain/appointment-events.js';
import type { AppointmentFacts } from '../domain/events.js';
import { Handles } from '../handlers.js';
import { AppointmentTable } from './appointment-table.js';

/** An appointment that starts soon. Instants are RFC 3339. */
export interface StartingFacts extends AppointmentFacts {
  readonly confirmedAt: string | null;
  /** When it was moved last; null when it never was. */
  readonly movedAt: string | null;
}

/**
 * Confirmed appointments that start in [from, to), earliest first. `bookedAt`, `confirmedAt` and `movedAt` let the caller
 * skip late ones.
 */
export class FindConfirmedStarting extends Query<StartingFacts[]> {
  constructor(
    readonly range: {
      readonly from: Temporal.Instant;
      readonly to: Temporal.Instant;
      readonly practitionerId?: string;
    },
  ) {
    super();
  }
}

@Handles(FindConfirmedStarting)
class FindConfirmedStartingHandler {
  constructor(
    private readonly database: Database,
    private readonly table: AppointmentTable,
  ) {}

  async execute({ range }: FindConfirmedStarting): Promise<StartingFacts[]> {
    const { from, to, practitionerId } = range;
    const rows = await this.database.rows<Row & { moved_at: string | null }>(sql`
      select ${this.table.withoutTexts.columns}, (
        select max(h.at) from appointments.history h where h.appointment_id = a.id and h.action = 'reschedule'
      ) as moved_at
      from appointments.appointment a
      where a.status = 'confirmed'
        and a.starts_at >= ${from.toString()}::timestamptz and a.starts_at < ${to.toString()}::timestamptz
        and (${practitionerId ?? null}::uuid is null or a.practitioner_id = ${practitionerId ?? null}::uuid)
      order by a.starts_at, a.id`);
    return rows.map((row) => {
      const appointment = this.table.withoutTexts.read(row);
      const confirmedAt = appointment.confirmedAt?.toString() ?? null;
      return { ...factsOf(appointment), confirmedAt, movedAt: row.moved_at && isoOf(row.moved_at) };
    });
  }
}
