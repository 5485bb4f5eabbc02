import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/kernel/actor.js';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { FieldEncryption } from '../../../shared/security/field-encryption.js';
import { Handles } from '../../handlers.js';
import { scopeOf } from '../domain/scope-of.js';
import { visibleTo } from './read-applications.js';

interface DocumentContent {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** A document's bytes, decrypted. */
export class ReadApplicationDocument extends Query<DocumentContent> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly documentId: string,
  ) {
    super();
  }
}

@Handles(ReadApplicationDocument)
class ReadApplicationDocumentHandler {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
  ) {}

  async execute({ actor, applicationId, documentId }: ReadApplicationDocument): Promise<DocumentContent> {
    const document = await this.database.row(sql<DocumentContent>`
      select d.name, d.type, d.content from practitioners.application_document d
      join practitioners.application a on a.id = d.application_id
      where d.id = ${documentId}::uuid and a.id = ${applicationId}::uuid and ${visibleTo(scopeOf(actor))}`);
    if (!document) throw missing('document');
    return { ...document, content: this.encryption.decryptBytes(document.content) };
  }
}
