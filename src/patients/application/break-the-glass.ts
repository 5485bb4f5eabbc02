import { Command, CommandBus } from '@nestjs/cqrs';
import { ConfirmPassword } from '../../shared/http/confirm-password.js';
import { requirePractising, type Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { forbidden, missing } from '../../shared/kernel/domain-error.js';
import { Outbox } from '../../shared/messaging/outbox.js';
import { Database } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import { breakGlass, hoursCounted } from '../domain/break-glass.js';
import { GlassBroken } from '../domain/events.js';
import { GlassBreaks } from '../domain/glass-breaks.js';
import { mayReadRecord } from '../domain/record-access.js';
import { Handles } from '../handlers.js';

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

@Handles(BreakTheGlass, { transaction: false })
class BreakTheGlassHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly breaks: GlassBreaks,
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
    await this.breaks.lock(patientId, practitionerId);
    const now = this.clock.now();
    const access = await this.breaks.access(actor, patientId, now);
    if (!access) throw missing('patient');
    const lately = await this.breaks.ofPractitioner(practitionerId, now.subtract({ hours: hoursCounted }));
    const until = breakGlass(mayReadRecord(actor, access), patientId, lately, now);
    this.breaks.add({ patientId, practitionerId, at: now, until });
    this.audit.record(actor, { patientId, action: 'break-glass', resource: 'record', reason });
    this.outbox.add(new GlassBroken({ patientId, practitionerId, accountId: actor.accountId }));
    return { patientId, practitionerId, until: until.toString() };
  }
}
