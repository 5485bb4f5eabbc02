import { Command } from '@nestjs/cqrs';
import { AuditTrail, fieldsOf } from '../../../audit/index.js';
import { ClinicSettings } from '../../../settings/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import { VisitTypes } from '../domain/collections.js';
import { visitTypeRow, type VisitTypeDetails, type VisitTypeRow } from '../domain/visit-type.js';

export class ChangeVisitType extends Command<VisitTypeRow> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
    readonly changes: Partial<VisitTypeDetails>,
    readonly expectedVersion: number | '*',
  ) {
    super();
  }
}

@Handles(ChangeVisitType)
class ChangeVisitTypeHandler {
  constructor(
    private readonly database: Database,
    private readonly visitTypes: VisitTypes,
    private readonly audit: AuditTrail,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ actor, id, changes, expectedVersion }: ChangeVisitType): Promise<VisitTypeRow> {
    const visitType = await this.visitTypes.get(id);
    checkVersion(expectedVersion, visitType.version);
    visitType.change(changes);
    this.audit.recordChange(actor, 'visit-type', id, fieldsOf(changes));
    await this.database.em.flush();
    return visitTypeRow(visitType, this.clinic.policies);
  }
}
