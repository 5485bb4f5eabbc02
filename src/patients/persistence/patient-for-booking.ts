import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { hidden, missing, refused } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { mayRead } from '../domain/access.js';
import { Handles } from '../handlers.js';
import { inCareByAppointment } from './in-care-of.js';
import { summaryColumns, type PatientSummary } from './find-patients.js';

/**
 * The patient an actor books for: the one named, or the actor's own file. The row is locked, so that the appointments of one
 * patient are counted and booked one after the other: send it inside the booking's transaction, before other locks.
 */
export class PatientForBooking extends Query<PatientSummary> {
  constructor(
    readonly actor: Actor,
    readonly patientId?: string,
  ) {
    super();
  }
}

@Handles(PatientForBooking)
class PatientForBookingHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, patientId }: PatientForBooking): Promise<PatientSummary> {
    const id = patientId ?? actor.patientId;
    if (id === undefined) throw refused('PATIENT_REQUIRED', 'Say for which patient: send patientId.');
    // Not by a broken glass: an appointment booked behind it would make four hours into a year.
    const patient = await this.database.row<PatientSummary & { inCare: boolean }>(sql`
      select ${summaryColumns}, ${inCareByAppointment(actor, this.clock.now())} as "inCare"
      from patients.patient p where p.id = ${id}::uuid for no key update of p`);
    if (!patient) throw missing('patient');
    if (!mayRead(actor, patient)) throw hidden('patient', { patientId: id, resource: 'file' });
    const { inCare: _, ...summary } = patient;
    return summary;
  }
}
