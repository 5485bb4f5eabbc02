import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { Practitioners } from '../domain/practitioners.js';
import { Directory, type PractitionerRecord } from './directory.js';

/** Takes a practitioner out of the directory and out of booking; visits that are booked stay. */
export class SuspendPractitioner extends Command<PractitionerRecord> {
  constructor(
    readonly actor: Actor,
    readonly practitionerId: string,
    readonly expectedVersion?: number | '*',
  ) {
    super();
  }
}

@Handles(SuspendPractitioner)
class SuspendPractitionerHandler {
  constructor(
    private readonly database: Database,
    private readonly practitioners: Practitioners,
    private readonly directory: Directory,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, practitionerId, expectedVersion }: SuspendPractitioner): Promise<PractitionerRecord> {
    const practitioner = await this.practitioners.get(practitionerId);
    checkVersion(expectedVersion, practitioner.version);
    practitioner.suspend();
    this.outbox.add(...practitioner.pullEvents());
    this.audit.record(actor, {
      action: 'write',
      resource: 'practitioner',
      resourceId: practitionerId,
      changed: ['status=suspended'],
    });
    await this.database.em.flush();
    return this.directory.practitioner(practitionerId);
  }
}
