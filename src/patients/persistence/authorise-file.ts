import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { attempted, forbidden, hidden, missing } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { mayActFor, mayRead, type FileAccess } from '../domain/access.js';
import { Handles } from '../handlers.js';
import { inCareOf } from './in-care-of.js';

/**
 * Lets the actor at what belongs to a patient's file but is not clinical. Who may read it learns that it is not theirs
 * to change; nobody else learns that it exists.
 */
export class AuthoriseFile extends Query<void> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
    readonly to: 'read' | 'change',
  ) {
    super();
  }
}

@Handles(AuthoriseFile)
class AuthoriseFileHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, patientId, to }: AuthoriseFile): Promise<void> {
    const facts = await this.database.row<FileAccess>(sql`
      select p.account_id as "accountId", ${inCareOf(actor, this.clock.now())} as "inCare"
      from patients.patient p where p.id = ${patientId}::uuid`);
    if (!facts) throw missing('patient');
    if (!mayRead(actor, facts)) throw hidden('patient', { patientId, resource: 'file' });
    if (to === 'change' && !mayActFor(actor, facts)) {
      const refusal = forbidden('FORBIDDEN', 'This account may read the file but not change it.');
      throw attempted(refusal, { patientId, resource: 'file' });
    }
  }
}
