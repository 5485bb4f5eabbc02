import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { Practitioners } from '../domain/practitioners.js';
import { VisitTypes } from '../../catalogue/domain/collections.js';
import { Directory, type PractitionerRecord } from './directory.js';
import { requireOwnPractitioner } from './own-practitioner.js';

/** Which visit types a practitioner offers; none named means every active one. */
export class OfferVisitTypes extends Command<PractitionerRecord> {
  constructor(
    readonly actor: Actor,
    readonly practitionerId: string,
    readonly visitTypeIds: readonly string[],
    readonly expectedVersion: number | '*',
  ) {
    super();
  }
}

@Handles(OfferVisitTypes)
class OfferVisitTypesHandler {
  constructor(
    private readonly database: Database,
    private readonly practitioners: Practitioners,
    private readonly visitTypes: VisitTypes,
    private readonly directory: Directory,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  async execute(command: OfferVisitTypes): Promise<PractitionerRecord> {
    const { actor, practitionerId, visitTypeIds, expectedVersion } = command;
    requireOwnPractitioner(actor, practitionerId);
    const practitioner = await this.practitioners.get(practitionerId);
    checkVersion(expectedVersion, practitioner.version);
    await this.visitTypes.requireKnown(visitTypeIds);
    practitioner.offer(visitTypeIds);
    this.outbox.add(...practitioner.pullEvents());
    this.audit.record(actor, {
      action: 'write',
      resource: 'practitioner',
      resourceId: practitionerId,
      changed: ['visitTypeIds'],
    });
    await this.database.em.flush();
    return this.directory.practitioner(practitionerId);
  }
}
