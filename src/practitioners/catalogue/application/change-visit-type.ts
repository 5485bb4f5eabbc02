import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail, fieldsOf } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { VisitTypes } from '../domain/collections.js';
import type { VisitTypeDetails } from '../domain/visit-type.js';
import { Catalogue, type VisitTypeRecord } from './catalogue.js';

export class ChangeVisitType extends Command<VisitTypeRecord> {
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
    private readonly catalogue: Catalogue,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, id, changes, expectedVersion }: ChangeVisitType): Promise<VisitTypeRecord> {
    const visitType = await this.visitTypes.get(id);
    checkVersion(expectedVersion, visitType.version);
    visitType.change(changes);
    this.audit.record(actor, { action: 'write', resource: 'visit-type', resourceId: id, changed: fieldsOf(changes) });
    await this.database.em.flush();
    return this.catalogue.visitType(id);
  }
}
