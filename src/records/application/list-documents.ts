import { Query } from '@nestjs/cqrs';
import { idOf, pageOf, type Page } from '../../shared/kernel/page.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { AuditTrail } from '../../audit/index.js';
import type { DocumentKind } from '../domain/document.js';
import { Documents } from '../domain/documents.js';
import { Handles } from '../handlers.js';
import { DocumentAccess } from './document-access.js';
import { documentRecord, type DocumentRecord } from './document-record.js';

export interface DocumentsAsked {
  readonly kind?: DocumentKind;
  readonly appointmentId?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** A patient's documents that the actor may see, newest first. */
export class ListDocuments extends Query<Page<DocumentRecord>> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
    readonly asked: DocumentsAsked,
  ) {
    super();
  }
}

@Handles(ListDocuments, { transaction: true })
class ListDocumentsHandler {
  constructor(
    private readonly access: DocumentAccess,
    private readonly documents: Documents,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, patientId, asked }: ListDocuments): Promise<Page<DocumentRecord>> {
    const { cursor, ...filter } = asked;
    const after = idOf(cursor);
    const scope = await this.access.toRead(actor, patientId);
    const found = await this.documents.list(scope, { ...filter, after });
    this.audit.record(actor, { patientId, action: 'read', resource: 'document' });
    const now = this.clock.now();
    const shown = found.map((document) => documentRecord(document, scope, now));
    return pageOf(shown, asked.limit, ({ id }) => [id]);
  }
}
