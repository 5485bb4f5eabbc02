import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Clock } from '../../shared/kernel/clock.js';
import { Database } from '../../shared/persistence/database.js';
import { occupyingStatuses } from '../domain/status.js';
import { Handles } from '../handlers.js';

/** Whose right to take appointments ends; what is left out says nothing. */
export interface EndedRight {
  readonly practitionerId?: string;
  readonly siteId?: string;
  readonly visitTypeId?: string;
  /** The types that are still offered, and those that were before; null: all. */
  readonly offered?: { readonly now: readonly string[]; readonly before: readonly string[] | null };
  /** The last day on which a licence counts, and the one on which it counted before. */
  readonly licence?: { readonly now: string; readonly before: string };
}

/** An appointment that a change hits. */
export interface HitAppointment {
  readonly appointmentId: string;
  readonly siteId: string;
}

/** The appointments to come, or under way, that take place by a right which ends. */
export class FindHitAppointments extends Query<HitAppointment[]> {
  constructor(readonly right: EndedRight) {
    super();
  }
}

@Handles(FindHitAppointments)
class FindHitAppointmentsHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute({ right }: FindHitAppointments): Promise<HitAppointment[]> {
    const { practitionerId, siteId, visitTypeId, offered, licence } = right;
    const day = sql`(a.starts_at at time zone a.time_zone)::date`;
    const conditions = [
      sql`a.status = any(${occupyingStatuses}::text[])`,
      // Nothing lasts longer than a day: it finds the index.
      sql`a.starts_at > ${this.clock.now().subtract({ hours: 25 }).toString()}::timestamptz`,
      sql`a.ends_at > ${this.clock.now().toString()}::timestamptz`,
      ...(practitionerId ? [sql`a.practitioner_id = ${practitionerId}::uuid`] : []),
      ...(siteId ? [sql`a.site_id = ${siteId}::uuid`] : []),
      ...(visitTypeId ? [sql`a.visit_type_id = ${visitTypeId}::uuid`] : []),
      ...(offered ? [sql`a.visit_type_id <> all(${offered.now}::uuid[])`] : []),
      ...(offered?.before ? [sql`a.visit_type_id = any(${offered.before}::uuid[])`] : []),
      ...(licence ? [sql`${day} > ${licence.now}::date and ${day} <= ${licence.before}::date`] : []),
    ];
    return this.database.rows(sql<HitAppointment>`
      select a.id as "appointmentId", a.site_id as "siteId" from appointments.appointment a
      where ${sql.join(conditions, sql` and `)} order by a.id`);
  }
}
