import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { BookedVisitType } from '../../practitioners/index.js';
import { ClinicSettings } from '../../settings/index.js';
import { Database } from '../../shared/persistence/database.js';
import type { Row } from '../../shared/persistence/pending-writes.js';
import { FieldEncryption } from '../../shared/security/field-encryption.js';
import { factsOf } from '../domain/appointment-events.js';
import type { AppointmentFacts } from '../domain/events.js';
import { cutOffOf } from '../domain/guards.js';
import { Handles } from '../handlers.js';
import { AppointmentTable } from './appointment-table.js';

/** The facts of one appointment, for contexts that tell people about it. Instants are RFC 3339. */
export interface ToldAppointmentFacts extends AppointmentFacts, Pick<BookedVisitType, 'visitTypeName' | 'mode'> {
  readonly confirmedAt: string | null;
  /** Whether it was ever confirmed, whatever happened since: its entry may lie in calendars. */
  readonly everConfirmed: boolean;
  /** Why the clinic declined, cancelled or moved it. For the patient's eyes only. */
  readonly reasonForPatient?: string;
  /** Until when the patient may move it, and cancels in time. */
  readonly cutOff: string;
  /** Whether its visit type lets patients move it at all: not where that is the clinic's, or the type is withdrawn. */
  readonly movable: boolean;
}

/** The facts of an appointment, without a check of access: for contexts that act in the system's name. */
export class FindAppointmentFacts extends Query<ToldAppointmentFacts | undefined> {
  constructor(readonly appointmentId: string) {
    super();
  }
}

@Handles(FindAppointmentFacts)
class FindAppointmentFactsHandler {
  constructor(
    private readonly database: Database,
    private readonly table: AppointmentTable,
    private readonly encryption: FieldEncryption,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ appointmentId }: FindAppointmentFacts): Promise<ToldAppointmentFacts | undefined> {
    const row = await this.database.row<Row & { why: Buffer | null; ever_confirmed: boolean }>(sql`
      select ${this.table.withoutTexts.columns}, (
        select case when h.action in ('decline', 'cancel', 'reschedule') and h.actor_as <> 'patient' then h.reason end
        from appointments.history h where h.appointment_id = a.id and h.action <> 'edit'
        order by h.at desc, h.id desc limit 1
      ) as why, exists (
        select from appointments.history h where h.appointment_id = a.id and h.to_status = 'confirmed'
      ) as ever_confirmed
      from appointments.appointment a where a.id = ${appointmentId}::uuid`);
    if (!row) return undefined;
    const appointment = this.table.withoutTexts.read(row);
    const { visitType, visitTypeName, mode } = appointment;
    return {
      ...factsOf(appointment),
      confirmedAt: appointment.confirmedAt?.toString() ?? null,
      everConfirmed: row.ever_confirmed,
      cutOff: cutOffOf(appointment, this.clinic.policies).toString(),
      movable: !visitType?.forbidsPatientMoves && visitType?.active !== false,
      visitTypeName,
      mode,
      ...(row.why ? { reasonForPatient: this.encryption.decrypt(row.why) } : {}),
    };
  }
}
