import { Command } from '@nestjs/cqrs';
import { AuditTrail } from '../../../audit/index.js';
import { ClinicSettings } from '../../../settings/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { newId } from '../../../shared/kernel/id.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import { VisitTypes } from '../domain/collections.js';
import { VisitType, visitTypeRow, type NewVisitType, type VisitTypeRow } from '../domain/visit-type.js';

export class AddVisitType extends Command<VisitTypeRow> {
  constructor(
    readonly actor: Actor,
    readonly details: NewVisitType,
  ) {
    super();
  }
}

@Handles(AddVisitType)
class AddVisitTypeHandler {
  constructor(
    private readonly database: Database,
    private readonly visitTypes: VisitTypes,
    private readonly audit: AuditTrail,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ actor, details }: AddVisitType): Promise<VisitTypeRow> {
    const visitType = VisitType.add(newId(), details, this.clinic.policies);
    this.visitTypes.add(visitType);
    this.audit.recordChange(actor, 'visit-type', visitType.id);
    await this.database.em.flush();
    return visitTypeRow(visitType, this.clinic.policies);
  }
}
