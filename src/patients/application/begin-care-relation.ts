import { Command } from '@nestjs/cqrs';
import { CareRelations } from '../domain/care-relations.js';
import { Handles } from '../handlers.js';
import { careRelationOf, type AppointmentForCare } from './record-care-relation.js';

/**
 * Notes what a new appointment means for access to the patient's record. The row is written with the commit that makes the
 * appointment, so that it costs the booking no statement; whatever becomes of the appointment later is for
 * RecordCareRelation.
 */
export class BeginCareRelation extends Command<void> {
  constructor(readonly appointment: AppointmentForCare) {
    super();
  }
}

@Handles(BeginCareRelation)
class BeginCareRelationHandler {
  constructor(private readonly relations: CareRelations) {}

  async execute({ appointment }: BeginCareRelation): Promise<void> {
    this.relations.add(careRelationOf(appointment));
  }
}
