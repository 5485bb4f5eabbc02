import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/kernel/actor.js';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { FieldEncryption } from '../../../shared/security/field-encryption.js';
import { requireOwnPractitioner } from '../../directory/application/own-practitioner.js';
import { Handles } from '../../handlers.js';

interface CredentialContent {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** A credential's bytes, decrypted. */
export class ReadCredentialFile extends Query<CredentialContent> {
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
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
  ) {}

  async execute({ actor, practitionerId, credentialId }: ReadCredentialFile): Promise<CredentialContent> {
    requireOwnPractitioner(actor, practitionerId);
    const file = await this.database.row(sql<CredentialContent>`
      select c.name, c.type, f.content from practitioners.credential c
      join practitioners.credential_content f on f.credential_id = c.id
      where c.id = ${credentialId}::uuid and c.practitioner_id = ${practitionerId}::uuid`);
    if (!file) throw missing('credential');
    return { ...file, content: this.encryption.decryptBytes(file.content) };
  }
}
