import { Command } from '@nestjs/cqrs';
import { ClinicSettings } from '../../../settings/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { newId } from '../../../shared/kernel/id.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { VisitTypes } from '../domain/collections.js';
import { VisitType, type NewVisitType } from '../domain/visit-type.js';
import { Catalogue, type VisitTypeRecord } from './catalogue.js';

export class AddVisitType extends Command<VisitTypeRecord> {
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
    private readonly catalogue: Catalogue,
    private readonly audit: AuditTrail,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ actor, details }: AddVisitType): Promise<VisitTypeRecord> {
    const visitType = VisitType.add(newId(), details, this.clinic.policies);
    this.visitTypes.add(visitType);
    this.audit.record(actor, { action: 'write', resource: 'visit-type', resourceId: visitType.id });
    await this.database.em.flush();
    return this.catalogue.visitType(visitType.id);
  }
}
