import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import type { Practitioner } from '../domain/practitioner.js';
import { Practitioners } from '../domain/practitioners.js';
import { Directory, type PractitionerRecord } from './directory.js';

/** A practitioner as the actor saw them. */
interface Seen {
  readonly actor: Actor;
  readonly practitionerId: string;
  readonly expectedVersion?: number | '*';
}

/** What the changes of a practitioner have in common. */
@Injectable()
export class PractitionerDesk {
  constructor(
    private readonly database: Database,
    private readonly practitioners: Practitioners,
    private readonly directory: Directory,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** Loads the practitioner and changes them; `changed` is what the audit trail says of it. */
  async change(
    { actor, practitionerId, expectedVersion }: Seen,
    changed: readonly string[],
    tell: (practitioner: Practitioner) => void | Promise<void>,
  ): Promise<Practitioner> {
    const practitioner = await this.practitioners.get(practitionerId);
    checkVersion(expectedVersion, practitioner.version);
    await tell(practitioner);
    this.outbox.add(...practitioner.pullEvents());
    this.audit.record(actor, { action: 'write', resource: 'practitioner', resourceId: practitionerId, changed });
    return practitioner;
  }

  /** The practitioner as they are seen after the change. */
  async changed(practitionerId: string): Promise<PractitionerRecord> {
    await this.database.em.flush();
    return this.directory.practitioner(practitionerId);
  }
}
