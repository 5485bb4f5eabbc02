import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { Credentials } from '../domain/credentials.js';
import { Practitioners } from '../../directory/domain/practitioners.js';
import { dateOf } from '../../directory/domain/licence.js';
import { credentialRow, type CredentialRow } from '../domain/credential.js';

export type Decision = { readonly verified: true } | { readonly verified: false; readonly reason: string };

/** An admin says whether a credential proves what it says. A verified licence counts from this moment on. */
export class DecideCredential extends Command<CredentialRow> {
  constructor(
    readonly actor: Actor,
    readonly practitionerId: string,
    readonly credentialId: string,
    readonly decision: Decision,
    readonly expectedVersion?: number | '*',
  ) {
    super();
  }
}

@Handles(DecideCredential)
class DecideCredentialHandler {
  constructor(
    private readonly database: Database,
    private readonly practitioners: Practitioners,
    private readonly credentials: Credentials,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async execute(command: DecideCredential): Promise<CredentialRow> {
    const { actor, practitionerId, credentialId, decision, expectedVersion } = command;
    const practitioner = await this.practitioners.get(practitionerId);
    const credential = await this.credentials.get(practitionerId, credentialId);
    checkVersion(expectedVersion, credential.version);
    const now = this.clock.now();
    if (decision.verified) {
      credential.verify(actor.accountId, practitioner.accountId, now);
      const licence = credential.licenceAfter(practitioner.licence, dateOf(now));
      if (credential.kind === 'licence') practitioner.renewLicence(licence, dateOf(now));
    } else {
      credential.reject(actor.accountId, practitioner.accountId, decision.reason, now);
    }
    this.outbox.add(...practitioner.pullEvents());
    this.audit.recordChange(actor, 'credential', credentialId, [`status=${credential.status}`]);
    await this.database.em.flush();
    return credentialRow(credential, dateOf(now));
  }
}
