import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { hidden, missing } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { mayReadRecord, mayWriteRecord, type RecordAccessFacts } from '../domain/record-access.js';
import { inCareOf } from './in-care-of.js';

export interface AuthorisedRecord {
  readonly patientId: string;
  /** The account of the patient, if there is one. */
  readonly accountId: string | null;
  /** Whether it is the actor's own record. */
  readonly own: boolean;
}

/**
 * Lets the actor at a patient's clinical record, or answers as if there were no such patient: decided on the loaded file.
 * Other contexts ask before they show or write anything clinical.
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

@QueryHandler(AuthoriseRecord)
export class AuthoriseRecordHandler implements IQueryHandler<AuthoriseRecord> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, patientId, to }: AuthoriseRecord): Promise<AuthorisedRecord> {
    const facts = await this.database.row<RecordAccessFacts>(sql`
      select p.account_id as "accountId", ${inCareOf(actor, this.clock.now())} as "inCare"
      from patients.patient p where p.id = ${patientId}::uuid`);
    const may = to === 'read' ? mayReadRecord : mayWriteRecord;
    if (!facts) throw missing('patient');
    if (!may(actor, facts)) throw hidden('patient', { patientId, resource: 'record' });
    return { patientId, accountId: facts.accountId, own: facts.accountId === actor.accountId };
  }
}
