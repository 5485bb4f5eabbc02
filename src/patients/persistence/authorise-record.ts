import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { attempted, forbidden, hidden, missing } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { mayReadRecord, mayWriteRecord, readsOnly } from '../domain/record-access.js';
import { Handles } from '../handlers.js';
import { recordAccessFacts } from './record-access-facts.js';

export interface AuthorisedRecord {
  readonly patientId: string;
  /** The account of the patient, if there is one. */
  readonly accountId: string | null;
  /** Whether it is the actor's own record. */
  readonly own: boolean;
  /** Whether a broken glass alone opens it: then nothing in it is written. */
  readonly readOnly: boolean;
}

/**
 * Lets the actor at a patient's clinical record, or answers as if there were no such patient: decided on the loaded file.
 * Other contexts ask before they show or write anything clinical.
 * @throws missing; READ_ONLY_ACCESS for who reads it by a broken glass and would write
 */
export class AuthoriseRecord extends Query<AuthorisedRecord> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
    readonly to: 'read' | 'write',
  ) {
    super();
  }
}

@Handles(AuthoriseRecord)
class AuthoriseRecordHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, patientId, to }: AuthoriseRecord): Promise<AuthorisedRecord> {
    const facts = await recordAccessFacts(this.database, actor, patientId, this.clock.now());
    if (!facts) throw missing('patient');
    const whose = { patientId, resource: 'record' };
    if (!mayReadRecord(actor, facts)) throw hidden('patient', whose);
    const own = facts.accountId === actor.accountId;
    const readOnly = !own && readsOnly(actor, facts);
    if (to === 'write' && readOnly) {
      const sentence = 'You opened this record in an emergency: you can read it and change nothing.';
      throw attempted(forbidden('READ_ONLY_ACCESS', sentence), whose);
    }
    if (to === 'write' && !mayWriteRecord(actor, facts)) throw hidden('patient', whose);
    return { patientId, accountId: facts.accountId, own, readOnly };
  }
}
