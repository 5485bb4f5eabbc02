import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { refused } from '../../shared/kernel/domain-error.js';
import { newId } from '../../shared/kernel/id.js';
import { Database } from '../../shared/persistence/database.js';
import { Prescription, type PrescribedItem } from '../domain/prescription.js';
import { Prescriptions } from '../domain/prescriptions.js';
import { requireBegun } from '../domain/visit-begun.js';
import { Handles } from '../handlers.js';
import { prescriptionDetails, type PrescriptionDetails } from './prescription-details.js';
import { PrescriptionDesk } from './prescription-desk.js';
import { AppointmentAccess } from './appointment-access.js';

const maxPerAppointment = 20;

/** Writes a prescription that is not valid yet: it is issued after a second look. */
export class DraftPrescription extends Command<PrescriptionDetails> {
  constructor(
    readonly actor: Actor,
    readonly appointmentId: string,
    readonly items: readonly PrescribedItem[],
  ) {
    super();
  }
}

@Handles(DraftPrescription)
class DraftPrescriptionHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly prescriptions: Prescriptions,
    private readonly access: AppointmentAccess,
    private readonly desk: PrescriptionDesk,
  ) {}

  async execute({ actor, appointmentId, items }: DraftPrescription): Promise<PrescriptionDetails> {
    const now = this.clock.now();
    const appointment = await this.access.toWrite(actor, appointmentId, 'appointment');
    requireBegun(appointment, now);
    if ((await this.prescriptions.ofAppointment(appointmentId)).length >= maxPerAppointment) {
      throw refused('TOO_MANY_PRESCRIPTIONS', `A visit has ${maxPerAppointment} prescriptions at most.`);
    }
    const { patientId, practitionerId } = appointment;
    const prescription = new Prescription(newId(), appointmentId, patientId, practitionerId, items, now);
    this.prescriptions.add(prescription);
    this.desk.trace(actor, 'write', prescription);
    await this.database.em.flush();
    return prescriptionDetails(prescription, actor);
  }
}
