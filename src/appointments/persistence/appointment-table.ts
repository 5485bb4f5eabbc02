import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { visitTypePolicies } from '../../practitioners/index.js';
import { Database } from '../../shared/persistence/database.js';
import { MappedTable } from '../../shared/persistence/mapped-table.js';
import { Appointment } from '../domain/appointment.js';
import type { AppointmentState } from '../domain/appointment-state.js';

/** What is written about an appointment: encrypted in its columns, and read only where its reader is shown it. */
export const texts = ['reason', 'staffNote'] as const satisfies readonly (keyof AppointmentState)[];

/** What an appointment's row is, by its mapping: no statement lists its columns. */
@Injectable()
export class AppointmentTable extends MappedTable<AppointmentState> {
  /** SQL: everything of `appointments.appointment a`, with what its visit type says now. */
  readonly all = sql`${this.columns('a')}, ${visitTypePolicies(sql`a.visit_type_id`)} as visit_type`;
  /** The same without the texts. */
  readonly withoutTexts = sql`${this.columns('a', texts)}, ${visitTypePolicies(sql`a.visit_type_id`)} as visit_type`;

  constructor({ em }: Database) {
    super(em, Appointment);
  }
}
