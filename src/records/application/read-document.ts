import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { AuditTrail } from '../../audit/index.js';
import { Documents } from '../domain/documents.js';
import { Handles } from '../handlers.js';
import { DocumentAccess } from './document-access.js';
import { documentRecord, type DocumentRecord } from './document-record.js';

/** What is known of a document, without its bytes. */
export class ReadDocument extends Query<DocumentRecord> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
    readonly id: string,
  ) {
    super();
  }
}

@Handles(ReadDocument, { transaction: true })
class ReadDocumentHandler {
  constructor(
    private readonly access: DocumentAccess,
    private readonly documents: Documents,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, patientId, id }: ReadDocument): Promise<DocumentRecord> {
    const scope = await this.access.toRead(actor, patientId);
    const document = await this.documents.get(scope, id);
    this.audit.record(actor, { patientId, action: 'read', resource: 'document', resourceId: id });
    return documentRecord(document, scope, this.clock.now());
  }
}
