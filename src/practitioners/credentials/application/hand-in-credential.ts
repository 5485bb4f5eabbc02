import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { refused } from '../../../shared/kernel/domain-error.js';
import { harmlessName } from '../../../shared/kernel/file-name.js';
import { newId } from '../../../shared/kernel/id.js';
import { AuditTrail } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { Credentials } from '../domain/credentials.js';
import { Practitioners } from '../../directory/domain/practitioners.js';
import { Credential, credentialRow, type Claimed, type CredentialRow } from '../domain/credential.js';
import { maxDocuments, type DocumentType } from '../../applications/domain/document.js';
import { dateOf } from '../../directory/domain/licence.js';
import { requireOwnPractitioner } from '../../directory/application/own-practitioner.js';

/** `type` is what the content is, whatever the client called it. */
export class HandInCredential extends Command<CredentialRow> {
  constructor(
    readonly actor: Actor,
    readonly practitionerId: string,
    readonly claimed: Claimed,
    readonly file: { name: string; type: DocumentType; content: Buffer },
  ) {
    super();
  }
}

@Handles(HandInCredential)
class HandInCredentialHandler {
  constructor(
    private readonly practitioners: Practitioners,
    private readonly credentials: Credentials,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, practitionerId, claimed, file }: HandInCredential): Promise<CredentialRow> {
    requireOwnPractitioner(actor, practitionerId);
    // Locked: of two at once, the second sees the first.
    const practitioner = await this.practitioners.get(practitionerId);
    if ((await this.credentials.countPending(practitionerId)) >= maxDocuments) {
      throw refused('TOO_MANY_DOCUMENTS', `At most ${maxDocuments} documents wait for a decision.`);
    }
    const now = this.clock.now();
    const { type, content } = file;
    const described = { name: harmlessName(file.name, type), type, size: content.length };
    const credential = new Credential(newId(), practitionerId, claimed, described, actor.accountId, now);
    // Refused now rather than after somebody has looked at it.
    credential.licenceAfter(practitioner.licence, dateOf(now));
    this.audit.recordChange(actor, 'credential', credential.id);
    await this.credentials.add(credential, content);
    return credentialRow(credential, dateOf(now));
  }
}
