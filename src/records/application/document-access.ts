import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AuthoriseRecord } from '../../patients/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import type { DocumentScope } from '../domain/documents.js';

/** Asks patients whether somebody may see or add to a record's documents. */
@Injectable()
export class DocumentAccess {
  constructor(private readonly queries: QueryBus) {}

  /** @throws missing, as if there were no such patient. */
  async toRead(actor: Actor, patientId: string): Promise<DocumentScope> {
    const { own, readOnly } = await this.queries.execute(new AuthoriseRecord(actor, patientId, 'read'));
    return { patientId, accountId: actor.accountId, own, readOnly };
  }

  /** Patients bring what they have; everybody else has to be allowed to write. @throws missing, READ_ONLY_ACCESS */
  async toWrite(actor: Actor, patientId: string): Promise<DocumentScope> {
    const scope = await this.toRead(actor, patientId);
    if (!scope.own) await this.queries.execute(new AuthoriseRecord(actor, patientId, 'write'));
    return scope;
  }
}
