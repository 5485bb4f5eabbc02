import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../shared/persistence/database.js';
import { CareRelations, type StoredCareRelation } from '../domain/care-relations.js';

@Injectable()
export class PostgresCareRelations extends CareRelations {
  constructor(private readonly database: Database) {
    super();
  }

  add(relation: StoredCareRelation): void {
    this.database.writeWithCommit('patients.care_relation', {
      appointment_id: relation.appointmentId,
      patient_id: relation.patientId,
      practitioner_id: relation.practitionerId,
      status: relation.status,
      since: relation.since,
      until: relation.until,
      self_booked_by: relation.selfBookedBy ?? null,
      checked_in_by: relation.checkedInBy ?? null,
    });
  }

  async put(relation: StoredCareRelation): Promise<void> {
    const { appointmentId, patientId, practitionerId, status, since, until, selfBookedBy, checkedInBy } = relation;
    await this.database.rows(sql`
      insert into patients.care_relation as r (appointment_id, patient_id, practitioner_id, status, since, until,
        self_booked_by, checked_in_by)
      values (${appointmentId}::uuid, ${patientId}::uuid, ${practitionerId}::uuid, ${status}, ${since}::timestamptz,
              ${until}::timestamptz, ${selfBookedBy ?? null}::uuid, ${checkedInBy ?? null}::uuid)
      on conflict (appointment_id) do update
      set patient_id = excluded.patient_id, practitioner_id = excluded.practitioner_id, status = excluded.status,
          until = excluded.until,
          self_booked_by = case when ${selfBookedBy === undefined}::boolean then r.self_booked_by else excluded.self_booked_by end,
          checked_in_by = case when ${checkedInBy === undefined}::boolean then r.checked_in_by else excluded.checked_in_by end`);
  }
}
