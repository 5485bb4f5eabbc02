import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import { ApplicationRecords } from './application-records.js';
import { scopeOf } from './scope-of.js';

/** A document's bytes, decrypted. */
export class ReadApplicationDocument extends Query<{ name: string; type: string; content: Buffer }> {
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
  constructor(private readonly records: ApplicationRecords) {}

  async execute({ actor, applicationId, documentId }: ReadApplicationDocument) {
    return this.records.document(applicationId, documentId, scopeOf(actor));
  }
}
