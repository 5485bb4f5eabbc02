import { Query, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { AuditTrail } from '../../audit/index.js';
import { MedicalHistories } from '../domain/medical-histories.js';
import type { WrittenHistory } from '../domain/medical-history.js';
import { Handles } from '../handlers.js';
import { AuthoriseRecord } from '../persistence/authorise-record.js';

/** A history as its reader sees it. */
export interface ShownHistory extends WrittenHistory {
  /** Empty for who opened the record in an emergency. */
  readonly allowedActions: readonly 'write'[];
}

/** What is known about a patient's health: for the patient, and for practitioners from the request of a visit on. */
export class ReadMedicalHistory extends Query<ShownHistory> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
  ) {
    super();
  }
}

@Handles(ReadMedicalHistory, { transaction: true })
class ReadMedicalHistoryHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly histories: MedicalHistories,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, patientId }: ReadMedicalHistory): Promise<ShownHistory> {
    const { readOnly } = await this.queries.execute(new AuthoriseRecord(actor, patientId, 'read'));
    this.audit.record(actor, { patientId, action: 'read', resource: 'medical-history' });
    return { ...(await this.histories.current(patientId)), allowedActions: readOnly ? [] : ['write'] };
  }
}
