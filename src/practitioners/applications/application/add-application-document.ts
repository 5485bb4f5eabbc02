import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { refused } from '../../../shared/kernel/domain-error.js';
import { harmlessName } from '../../../shared/kernel/file-name.js';
import { newId } from '../../../shared/kernel/id.js';
import { Handles } from '../../handlers.js';
import { PractitionerApplications } from '../domain/applications.js';
import { maxDocuments, type ApplicationDocument, type DocumentKind, type DocumentType } from '../domain/document.js';
import { scopeOf } from '../domain/scope-of.js';

/** `type` is what the content is, whatever the client called it. */
export class AddApplicationDocument extends Command<ApplicationDocument> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly file: { kind: DocumentKind; name: string; type: DocumentType; content: Buffer },
  ) {
    super();
  }
}

@Handles(AddApplicationDocument)
class AddApplicationDocumentHandler {
  constructor(
    private readonly applications: PractitionerApplications,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, applicationId, file }: AddApplicationDocument): Promise<ApplicationDocument> {
    const application = await this.applications.get(applicationId, scopeOf(actor));
    const now = this.clock.now();
    application.addDocument(actor.accountId, now);
    if ((await this.applications.countDocuments(applicationId)) >= maxDocuments) {
      throw refused('TOO_MANY_DOCUMENTS', `An application has at most ${maxDocuments} documents.`);
    }
    const { kind, type, content } = file;
    const document: ApplicationDocument = {
      id: newId(),
      applicationId,
      kind,
      name: harmlessName(file.name, type),
      type,
      size: content.length,
      uploadedAt: now.toString(),
    };
    await this.applications.addDocument(document, content);
    return document;
  }
}
