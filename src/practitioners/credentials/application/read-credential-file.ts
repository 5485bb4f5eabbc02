import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import { CredentialRecords } from './credential-records.js';
import { requireOwnPractitioner } from '../../directory/application/own-practitioner.js';

/** A credential's bytes, decrypted. */
export class ReadCredentialFile extends Query<{ name: string; type: string; content: Buffer }> {
  constructor(
    readonly actor: Actor,
    readonly practitionerId: string,
    readonly credentialId: string,
  ) {
    super();
  }
}

@Handles(ReadCredentialFile)
class ReadCredentialFileHandler {
  constructor(private readonly records: CredentialRecords) {}

  async execute({ actor, practitionerId, credentialId }: ReadCredentialFile) {
    requireOwnPractitioner(actor, practitionerId);
    return this.records.file(practitionerId, credentialId);
  }
}
