import { Command, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { checkVersion } from '../../shared/kernel/domain-error.js';
import { isoOf } from '../../shared/persistence/column-types.js';
import { AuditTrail } from '../../audit/index.js';
import { MedicalHistories } from '../domain/medical-histories.js';
import { checkHistory, type MedicalHistory, type WrittenHistory } from '../domain/medical-history.js';
import { Handles } from '../handlers.js';
import { AuthoriseRecord } from '../persistence/authorise-record.js';
import type { ShownHistory } from './read-medical-history.js';

/** Replaces what is known about a patient's health. The version before it is kept. */
export class WriteMedicalHistory extends Command<ShownHistory> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
    readonly content: MedicalHistory,
    readonly expectedVersion: number | '*' | undefined,
  ) {
    super();
  }
}

@Handles(WriteMedicalHistory)
class WriteMedicalHistoryHandler {
  constructor(
    private readonly clock: Clock,
    private readonly queries: QueryBus,
    private readonly histories: MedicalHistories,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, patientId, content, expectedVersion }: WriteMedicalHistory): Promise<ShownHistory> {
    // Patients know their history best: they write it too, unlike what practitioners note about a visit.
    const { own } = await this.queries.execute(new AuthoriseRecord(actor, patientId, 'read'));
    if (!own) await this.queries.execute(new AuthoriseRecord(actor, patientId, 'write'));
    const { version } = await this.histories.toReplace(patientId);
    checkVersion(expectedVersion, version);
    const now = this.clock.now();
    checkHistory(content, now);
    const writtenAt = isoOf(now.toString());
    const writtenAs = own ? 'patient' : 'practitioner';
    const written: WrittenHistory = { content, version: version + 1, writtenAt, writtenAs };
    await this.histories.add(patientId, written, actor.accountId);
    this.audit.record(actor, { patientId, action: 'write', resource: 'medical-history' });
    return { ...written, allowedActions: ['write'] };
  }
}
