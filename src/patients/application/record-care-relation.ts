import { Command } from '@nestjs/cqrs';
import { careEnds, originAfter, type CareChange } from '../domain/care-relation.js';
import { CareRelations, type StoredCareRelation } from '../domain/care-relations.js';
import { Handles } from '../handlers.js';

/** An appointment as far as access to the record is concerned. */
export interface AppointmentForCare {
  readonly patientId: string;
  readonly practitionerId: string;
  readonly appointmentId: string;
  /** The status of the appointment. */
  readonly status: string;
  /** The instant at which the appointment took it. */
  readonly at: string;
  /** What brought it there. */
  readonly change: Omit<CareChange, 'status'>;
}

/** Notes what an appointment means for access to the patient's record. Sent with every change of an appointment's status. */
export class RecordCareRelation extends Command<void> {
  constructor(readonly input: AppointmentForCare) {
    super();
  }
}

/** What the appointment makes of the care relation; see {@link originAfter} for what is undefined. */
export function careRelationOf({ status, at, change, ...ids }: AppointmentForCare): StoredCareRelation {
  const until = careEnds({ status, at: Temporal.Instant.from(at) })?.toString() ?? null;
  return { ...ids, status, since: at, until, ...originAfter({ ...change, status }) };
}

@Handles(RecordCareRelation)
class RecordCareRelationHandler {
  constructor(private readonly relations: CareRelations) {}

  async execute({ input }: RecordCareRelation): Promise<void> {
    await this.relations.put(careRelationOf(input));
  }
}
