import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';
import { instantOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import { FieldEncryption } from '../../shared/security/field-encryption.js';
import { lookAt } from '../application/look-at.js';
import { actorTowards, isClinic } from '../domain/acting-as.js';
import { Appointments } from '../domain/appointments.js';
import type { HistoryEntry } from '../domain/history-entry.js';
import { Handles } from '../handlers.js';
import type { HistoryLineView, HistoryView } from '../http/appointments.view.js';

/** What happened to an appointment, oldest first. */
export class FindHistory extends Query<HistoryView> {
  constructor(
    readonly actor: Actor,
    readonly appointmentId: string,
  ) {
    super();
  }
}

/** The actions whose reason is meant for the patient too. */
const toldToPatients = ['decline', 'cancel', 'reschedule'];

@Handles(FindHistory, { transaction: true })
class FindHistoryHandler {
  constructor(
    private readonly appointments: Appointments,
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, appointmentId }: FindHistory): Promise<HistoryView> {
    const appointment = await this.appointments.find(appointmentId, actor);
    this.audit.recordOfAnother(actor, lookAt(appointment, 'appointment-history'));
    const clinic = isClinic(actorTowards(appointment, actor));
    const entries = await this.entriesOf(appointmentId);
    return { items: entries.map((entry) => lineOf(entry, clinic, actor)) };
  }

  private async entriesOf(appointmentId: string): Promise<HistoryEntry[]> {
    type Row = Omit<HistoryEntry, 'at' | 'reason'> & { at: string; reason: Buffer | null };
    const rows = await this.database.rows<Row>(sql`
      select h.id, h.appointment_id as "appointmentId", h.at, h.account_id as "accountId", h.actor_as as "as",
             h.on_behalf_of as "onBehalfOf", h.action, h.from_status as "from", h.to_status as "to", h.revision, h.reason
      from appointments.history h where h.appointment_id = ${appointmentId}::uuid order by h.at, h.id`);
    return rows.map((row) => ({
      ...row,
      at: instantOf(row.at),
      reason: row.reason && this.encryption.decrypt(row.reason),
    }));
  }
}

function lineOf(entry: HistoryEntry, clinic: boolean, reader: Actor): HistoryLineView {
  const { at, accountId, as, action, from, to, revision, reason } = entry;
  const mayKnowWho = clinic || accountId === reader.accountId;
  const mayKnowWhy = clinic || toldToPatients.includes(action);
  return {
    at: at.toString(),
    actor: { accountId: mayKnowWho ? accountId : null, as },
    ...{ action, from, to, revision },
    ...(reason !== null && mayKnowWhy ? { reason } : {}),
  };
}
