import { Command } from '@nestjs/cqrs';
import { Database } from '../../shared/persistence/database.js';
import { careEnds, originAfter } from '../domain/care-relation.js';
import { Handles } from '../handlers.js';
import type { VisitForCare } from './record-care-relation.js';

/**
 * Notes what a new visit means for access to the patient's record. The row is written with the commit that makes the
 * visit, so that it costs the booking no statement; whatever becomes of the visit later is for RecordCareRelation.
 */
export class BeginCareRelation extends Command<void> {
  constructor(readonly visit: VisitForCare) {
    super();
  }
}

@Handles(BeginCareRelation)
class BeginCareRelationHandler {
  constructor(private readonly database: Database) {}

  async execute({ visit }: BeginCareRelation): Promise<void> {
    const { patientId, practitionerId, appointmentId, status, at, change } = visit;
    const { selfBookedBy, checkedInBy } = originAfter({ ...change, status });
    this.database.writeWithCommit('patients.care_relation', {
      appointment_id: appointmentId,
      patient_id: patientId,
      practitioner_id: practitionerId,
      status,
      since: at,
      until: careEnds({ status, at: Temporal.Instant.from(at) })?.toString() ?? null,
      self_booked_by: selfBookedBy ?? null,
      checked_in_by: checkedInBy ?? null,
    });
  }
}
