import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { visitTypePolicies } from '../../practitioners/index.js';
import { Database } from '../../shared/persistence/database.js';
import { MappedTable } from '../../shared/persistence/mapped-table.js';
import { Appointment } from '../domain/appointment.js';
import { texts, type AppointmentState } from '../domain/appointment-state.js';

/** Of `appointments.appointment a`, by its mapping, with what its visit type says now. */
@Injectable()
export class AppointmentTable extends MappedTable<AppointmentState> {
  readonly whole = this.without('a');
  readonly withoutTexts = this.without('a', texts);
  readonly parties = this.only('a', ['patientId', 'practitionerId', 'siteId']);

  constructor({ em }: Database) {
    super(em, Appointment, { visitType: visitTypePolicies(em, sql`a.visit_type_id`) });
  }
}
