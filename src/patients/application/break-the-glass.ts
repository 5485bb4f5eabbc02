import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { forbidden, missing } from '../../shared/kernel/domain-error.js';
import { newId } from '../../shared/kernel/id.js';
import { Outbox } from '../../shared/messaging/outbox.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../shared/security/audit-trail.js';
import { breakGlass } from '../domain/break-glass.js';
import { GlassBroken } from '../domain/events.js';
import { mayReadRecord, type RecordAccessFacts } from '../domain/record-access.js';
import { inCareOf } from './in-care-of.js';

export interface BrokenGlass {
  readonly patientId: string;
  readonly practitionerId: string;
  /** When the access ends. */
  readonly until: string;
}

/** Opens a record to a practitioner without a care relation, for a few hours and with a reason. Administrators are told. */
export class BreakTheGlass extends Command<BrokenGlass> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(BreakTheGlass)
export class BreakTheGlassHandler implements ICommandHandler<BreakTheGlass> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  @Transactional()
  async execute({ actor, patientId, reason }: BreakTheGlass): Promise<BrokenGlass> {
    const { practitionerId } = actor;
    if (practitionerId === undefined) throw forbidden('FORBIDDEN', 'Only practitioners can do this.');
    const now = this.clock.now();
    // Locked, so that a glass that is broken twice at once is broken once.
    await this.database.rows(sql`select from patients.patient where id = ${patientId}::uuid for no key update`);
    const facts = await this.database.row<RecordAccessFacts>(sql`
      select p.account_id as "accountId", ${inCareOf(actor, now)} as "inCare"
      from patients.patient p where p.id = ${patientId}::uuid`);
    if (!facts) throw missing('patient');
    const until = breakGlass(mayReadRecord(actor, facts), now).toString();
    this.database.writeWithCommit('patients.break_glass', {
      id: newId(),
      patient_id: patientId,
      practitioner_id: practitionerId,
      since: now.toString(),
      until,
    });
    this.audit.record(actor, { patientId, action: 'break-glass', resource: 'record', reason });
    this.outbox.add(new GlassBroken({ patientId, practitionerId, accountId: actor.accountId }));
    return { patientId, practitionerId, until };
  }
}
