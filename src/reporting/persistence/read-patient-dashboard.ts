import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { meetingTimes } from '../../appointments/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { Handles } from '../handlers.js';
import type { PatientDashboardView } from '../http/dashboards.view.js';
import { iso, listOf, named, visitJson } from './visit-json.js';

/** The patient's own visits and prescriptions. */
export class ReadPatientDashboard extends Query<PatientDashboardView> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@Handles(ReadPatientDashboard)
class ReadPatientDashboardHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ actor: { patientId } }: ReadPatientDashboard): Promise<PatientDashboardView> {
    if (!patientId) throw missing('patient');
    return (await this.database.row(statement(patientId, this.clock.now().toString())))!;
  }
}

/** What the clinic could not take is worth acting on for so many days. */
const rebookDays = 14;

/** SQL: all of a patient's dashboard. A patient has few visits: they are read once. */
const statement = (patientId: string, now: string) => sql<PatientDashboardView>`
  with mine as materialized (
    select id, status, patient_id, practitioner_id, site_id, visit_type_id, starts_at, ends_at, time_zone,
      status_changed_at, created_at, approval_deadline
    from appointments.appointment where patient_id = ${patientId}::uuid and status <> 'entered_in_error'
  ), active as (
    select id, number, issued_at, appointment_id, practitioner_id from records.prescription
    where patient_id = ${patientId}::uuid and status = 'issued'
  )
  select
    (select ${visitJson} from mine a ${named}
      where a.status in ('pending', 'confirmed', 'checked_in', 'in_consultation') and a.ends_at > ${now}::timestamptz
      order by a.starts_at, a.id limit 1) as next,
    (select count(*)::int from mine where status in ('pending', 'confirmed') and starts_at > ${now}::timestamptz) as coming,
    (select count(*)::int from mine where status = 'pending') as pending,
    ${listOf(sql`
      select ${visitJson} || jsonb_build_object('why', why) as item from (
        select a.*, case when visit_type.mode = 'video' and a.status in ('confirmed', 'checked_in', 'in_consultation')
            and ${now}::timestamptz >= a.starts_at - make_interval(mins => ${meetingTimes.opensMinutes}::int)
            and ${now}::timestamptz < a.ends_at + make_interval(mins => ${meetingTimes.closesMinutes}::int) then 'join'
          when a.status_changed_at > ${now}::timestamptz - make_interval(days => ${rebookDays}::int)
            and (a.status in ('declined', 'expired') or a.status = 'cancelled' and exists (
              select from appointments.history h
              where h.appointment_id = a.id and h.to_status = 'cancelled' and h.actor_as <> 'patient'))
            and not exists (select from mine later where later.created_at >= a.status_changed_at
              and (later.practitioner_id = a.practitioner_id or later.visit_type_id = a.visit_type_id)) then 'rebook'
          end as why
        from mine a join practitioners.visit_type on visit_type.id = a.visit_type_id
      ) a ${named}
      where why is not null order by a.starts_at, a.id limit 10`)} as "toActOn",
    jsonb_build_object('active', (select count(*)::int from active), 'latest', ${listOf(sql`
      select jsonb_build_object('id', active.id, 'number', active.number, 'issuedAt', ${iso(sql`active.issued_at`)},
        'appointmentId', active.appointment_id, 'practitionerId', active.practitioner_id,
        'practitioner', practitioner.full_name) as item
      from active join practitioners.practitioner on practitioner.id = active.practitioner_id
      order by active.issued_at desc, active.id limit 5`)}) as prescriptions,
    ${listOf(sql`
      select ${visitJson} as item from mine a ${named}
      where a.starts_at <= ${now}::timestamptz and not (a.ends_at > ${now}::timestamptz
        and a.status in ('pending', 'confirmed', 'checked_in', 'in_consultation'))
      order by a.starts_at desc, a.id limit 5`)} as recent`;
