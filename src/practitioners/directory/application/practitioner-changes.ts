import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import type { Practitioner } from '../domain/practitioner.js';
import { Practitioners } from '../domain/practitioners.js';

/** Which practitioner is meant, and the version that the actor saw. */
export interface PractitionerTarget {
  readonly practitionerId: string;
  readonly expectedVersion?: number | '*';
}

/** What every change of a practitioner has in common: loaded and locked, told, on record with its events, stored. */
@Injectable()
export class PractitionerChanges {
  constructor(
    private readonly database: Database,
    private readonly practitioners: Practitioners,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  async change(
    actor: Actor,
    { practitionerId, expectedVersion }: PractitionerTarget,
    changed: readonly string[],
    tell: (practitioner: Practitioner) => void | Promise<void>,
  ): Promise<void> {
    const practitioner = await this.practitioners.get(practitionerId);
    checkVersion(expectedVersion, practitioner.version);
    await tell(practitioner);
    this.outbox.add(...practitioner.pullEvents());
    this.audit.recordChange(actor, 'practitioner', practitionerId, changed);
    await this.database.em.flush();
  }
}
