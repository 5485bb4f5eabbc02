import { Command } from '@nestjs/cqrs';
import { CareRelations } from '../domain/care-relations.js';
import { Handles } from '../handlers.js';
import { careRelationOf, type VisitForCare } from './record-care-relation.js';

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
  constructor(private readonly relations: CareRelations) {}

  async execute({ visit }: BeginCareRelation): Promise<void> {
    this.relations.add(careRelationOf(visit));
  }
}
