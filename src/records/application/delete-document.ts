import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { AuditTrail } from '../../audit/index.js';
import { checkDeletable } from '../domain/document.js';
import { Documents } from '../domain/documents.js';
import { Handles } from '../handlers.js';
import { DocumentAccess } from './document-access.js';

/** Takes back a document that was uploaded by mistake: nobody sees it any more, its row and its trail stay. */
export class DeleteDocument extends Command<void> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
    readonly id: string,
  ) {
    super();
  }
}

@Handles(DeleteDocument)
class DeleteDocumentHandler {
  constructor(
    private readonly access: DocumentAccess,
    private readonly documents: Documents,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, patientId, id }: DeleteDocument): Promise<void> {
    const document = await this.documents.get(await this.access.toWrite(actor, patientId), id);
    const now = this.clock.now();
    checkDeletable(document, actor.accountId, now);
    await this.documents.delete(id, now);
    this.audit.record(actor, { patientId, action: 'write', resource: 'document', resourceId: id });
  }
}
