import type { Actor } from '../../shared/kernel/actor.js';
import type { Particulars, PrescribedItem, Prescription, PrescriptionStatus } from '../domain/prescription.js';
import { prescribed } from '../domain/prescription-access.js';

/** A prescription as it is shown to who may read the record. */
export interface PrescriptionDetails {
  readonly id: string;
  readonly appointmentId: string;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly status: PrescriptionStatus;
  readonly number: string | null;
  readonly items: readonly PrescribedItem[];
  readonly particulars: Particulars | null;
  readonly verificationCode: string | null;
  readonly voidReason: string | null;
  readonly createdAt: string;
  readonly issuedAt: string | null;
  readonly voidedAt: string | null;
  readonly allowedActions: string[];
  readonly version: number;
}

export function prescriptionDetails(prescription: Prescription, actor: Actor): PrescriptionDetails {
  const { id, appointmentId, patientId, practitionerId, status, number, items, particulars } = prescription;
  const { code, voidReason, createdAt, issuedAt, voidedAt, version } = prescription;
  return {
    ...{ id, appointmentId, patientId, practitionerId, status, number, items, particulars, voidReason, version },
    verificationCode: code,
    createdAt: createdAt.toString(),
    issuedAt: issuedAt?.toString() ?? null,
    voidedAt: voidedAt?.toString() ?? null,
    allowedActions: prescribed(actor, prescription) ? prescription.allowedActions : [],
  };
}
