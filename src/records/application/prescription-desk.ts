import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/kernel/actor.js';
import { hidden, missing } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../audit/index.js';
import type { Prescription } from '../domain/prescription.js';
import { mayReadPrescription, prescribed } from '../domain/prescription-access.js';
import { Prescriptions } from '../domain/prescriptions.js';
import { notTheAuthor, AppointmentAccess } from './appointment-access.js';

/** Hands out prescriptions to who may see them, and keeps a trace of it. */
@Injectable()
export class PrescriptionDesk {
  constructor(
    private readonly prescriptions: Prescriptions,
    private readonly access: AppointmentAccess,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws missing */
  async toRead(actor: Actor, id: string): Promise<Prescription> {
    const prescription = await this.shown(actor, await this.prescriptions.find(id));
    this.trace(actor, 'read', prescription);
    return prescription;
  }

  /**
   * The same for a change, locked. A change can follow at any time: only who prescribed makes one.
   * @throws missing, NOT_THE_AUTHOR
   */
  async toChange(actor: Actor, id: string): Promise<Prescription> {
    const prescription = await this.shown(actor, await this.prescriptions.lock(id));
    if (!prescribed(actor, prescription)) throw notTheAuthor(attemptAt(prescription));
    this.trace(actor, 'write', prescription);
    return prescription;
  }

  trace(actor: Actor, action: 'read' | 'write', { id, patientId }: Prescription): void {
    this.audit.record(actor, { patientId, action, resource: 'prescription', resourceId: id });
  }

  private async shown(actor: Actor, prescription: Prescription | undefined): Promise<Prescription> {
    if (!prescription) throw missing('prescription');
    const may =
      mayReadPrescription(actor, prescription) &&
      (prescribed(actor, prescription) || (await this.access.may(actor, prescription.patientId, 'read')));
    if (!may) throw hidden('prescription', attemptAt(prescription));
    return prescription;
  }
}

function attemptAt({ id, patientId }: Prescription) {
  return { patientId, resource: 'prescription', resourceId: id };
}
