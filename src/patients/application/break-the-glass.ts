import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { ConfirmPassword } from '../../shared/http/confirm-password.js';
import { requirePractising, type Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { forbidden, missing } from '../../shared/kernel/domain-error.js';
import { newId } from '../../shared/kernel/id.js';
import { Outbox } from '../../shared/messaging/outbox.js';
import { instantOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import { breakGlass, hoursCounted, type GlassBreak } from '../domain/break-glass.js';
import { GlassBroken } from '../domain/events.js';
import { mayReadRecord } from '../domain/record-access.js';
import { recordAccessFacts } from './record-access-facts.js';

export interface BrokenGlass {
  readonly patientId: string;
  readonly practitionerId: string;
  /** When the access ends. */
  readonly until: string;
}

/**
 * Opens a record for reading to a practitioner without a care relation, for a few hours and with a reason. The
 * administrators are told, and the patient where an e-mail address is known.
 * @throws PASSWORD_WRONG, ALREADY_IN_CARE, BREAK_GLASS_LIMIT
 */
export class BreakTheGlass extends Command<BrokenGlass> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
    readonly given: { readonly reason: string; readonly password: string; readonly address: string },
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
    private readonly commands: CommandBus,
  ) {}

  async execute({ actor, patientId, given: { reason, password, address } }: BreakTheGlass): Promise<BrokenGlass> {
    requirePractising(actor);
    const { practitionerId } = actor;
    if (practitionerId === undefined) throw forbidden('FORBIDDEN', 'Only practitioners can do this.');
    await this.commands.execute(new ConfirmPassword(actor, password, address));
    return this.database.transaction(() => this.open(actor, practitionerId, patientId, reason));
  }

  private async open(actor: Actor, practitionerId: string, patientId: string, reason: string): Promise<BrokenGlass> {
    // Locked, so that a glass that is broken twice at once is broken once, and no two at once pass the limit.
    await this.database.rows(sql`select from patients.patient where id = ${patientId}::uuid for no key update`);
    await this.database.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`glass ${practitionerId}`}, 0))`);
    const now = this.clock.now();
    const facts = await recordAccessFacts(this.database, actor, patientId, now);
    if (!facts) throw missing('patient');
    const lately = await this.brokenLately(practitionerId, now);
    const until = breakGlass(mayReadRecord(actor, facts), patientId, lately, now).toString();
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

  private async brokenLately(practitionerId: string, now: Temporal.Instant): Promise<GlassBreak[]> {
    const rows = await this.database.rows<{ patientId: string; since: string }>(sql`
      select patient_id as "patientId", since from patients.break_glass where practitioner_id = ${practitionerId}::uuid
        and since > ${now.subtract({ hours: hoursCounted }).toString()}::timestamptz
      order by since`);
    return rows.map(({ patientId, since }) => ({ patientId, at: instantOf(since) }));
  }
}
