import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { AuditTrail } from '../../audit/index.js';
import { Documents } from '../domain/documents.js';
import { Handles } from '../handlers.js';
import { DocumentAccess } from './document-access.js';

/** A document's bytes, decrypted. */
export class DownloadDocument extends Query<{ name: string; type: string; content: Buffer }> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
    readonly id: string,
  ) {
    super();
  }
}

@Handles(DownloadDocument, { transaction: true })
class DownloadDocumentHandler {
  constructor(
    private readonly access: DocumentAccess,
    private readonly documents: Documents,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, patientId, id }: DownloadDocument) {
    const { name, type } = await this.documents.get(await this.access.toRead(actor, patientId), id);
    this.audit.record(actor, { patientId, action: 'read', resource: 'document', resourceId: id });
    return { name, type, content: await this.documents.content(id) };
  }
}
