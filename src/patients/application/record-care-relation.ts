import { Command } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Database } from '../../shared/persistence/database.js';
import { careEnds, originAfter, type CareChange } from '../domain/care-relation.js';
import { Handles } from '../handlers.js';

/** A visit as far as access to the record is concerned. */
export interface VisitForCare {
  readonly patientId: string;
  readonly practitionerId: string;
  readonly appointmentId: string;
  /** The status of the visit. */
  readonly status: string;
  /** The instant at which the visit took it. */
  readonly at: string;
  /** What brought it there. */
  readonly change: Omit<CareChange, 'status'>;
}

/** Notes what a visit means for access to the patient's record. Sent with every change of a visit's status. */
export class RecordCareRelation extends Command<void> {
  constructor(readonly input: VisitForCare) {
    super();
  }
}

@Handles(RecordCareRelation)
class RecordCareRelationHandler {
  constructor(private readonly database: Database) {}

  async execute({ input }: RecordCareRelation): Promise<void> {
    const { patientId, practitionerId, appointmentId, status, at, change } = input;
    const { selfBookedBy, checkedInBy } = originAfter({ ...change, status });
    const until = careEnds({ status, at: Temporal.Instant.from(at) })?.toString() ?? null;
    await this.database.rows(sql`
      insert into patients.care_relation as r (appointment_id, patient_id, practitioner_id, status, since, until,
        self_booked_by, checked_in_by)
      values (${appointmentId}::uuid, ${patientId}::uuid, ${practitionerId}::uuid, ${status}, ${at}::timestamptz,
              ${until}::timestamptz, ${selfBookedBy ?? null}::uuid, ${checkedInBy ?? null}::uuid)
      on conflict (appointment_id) do update
      set patient_id = excluded.patient_id, practitioner_id = excluded.practitioner_id, status = excluded.status,
          until = excluded.until,
          self_booked_by = case when ${selfBookedBy === undefined}::boolean then r.self_booked_by else excluded.self_booked_by end,
          checked_in_by = case when ${checkedInBy === undefined}::boolean then r.checked_in_by else excluded.checked_in_by end`);
  }
}
