import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { AuditTrail } from '../../audit/index.js';
import { mayReadPrescription } from '../domain/prescription-access.js';
import { Prescriptions } from '../domain/prescriptions.js';
import { Handles } from '../handlers.js';
import { prescriptionDetails, type PrescriptionDetails } from './prescription-details.js';
import { AppointmentAccess } from './appointment-access.js';

/** What was prescribed at an appointment, as far as the actor may read it; an appointment has few. */
export class ListVisitPrescriptions extends Query<PrescriptionDetails[]> {
  constructor(
    readonly actor: Actor,
    readonly appointmentId: string,
  ) {
    super();
  }
}

@Handles(ListVisitPrescriptions, { transaction: true })
class ListVisitPrescriptionsHandler {
  constructor(
    private readonly prescriptions: Prescriptions,
    private readonly access: AppointmentAccess,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, appointmentId }: ListVisitPrescriptions): Promise<PrescriptionDetails[]> {
    const { appointment } = await this.access.toRead(actor, appointmentId, 'appointment');
    const all = await this.prescriptions.ofAppointment(appointmentId);
    const shown = all.filter((prescription) => mayReadPrescription(actor, prescription));
    this.audit.record(actor, { patientId: appointment.patientId, action: 'read', resource: 'prescription' });
    return shown.map((prescription) => prescriptionDetails(prescription, actor));
  }
}
