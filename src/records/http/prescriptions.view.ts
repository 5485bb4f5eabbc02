import { ApiProperty } from '@nestjs/swagger';
import { withVersion } from '../../shared/http/etag.js';
import { PageOf } from '../../shared/http/paging.js';
import type { PrescriptionDetails } from '../application/prescription-details.js';
import { prescriptionStatuses, type PrescriptionStatus } from '../domain/prescription.js';

/** One medicine and how it is taken. */
export class PrescribedItemView {
  drug: string;
  strength: string;
  form: string;
  dose: string;
  frequency: string;
  duration: string;

  @ApiProperty({ type: String, nullable: true })
  instructions: string | null;
}

export class PrescriberView {
  name: string;
  licenceNumber: string;
  licenceIssuer: string;
}

export class PrescribingSiteView {
  name: string;

  /** Line by line. */
  @ApiProperty({ type: String, isArray: true })
  address: readonly string[];

  timeZone: string;
}

export class PrescribedPatientView {
  name: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  birthDate: string | null;
}

/** Who prescribed for whom and where, as it was on the day. */
export class ParticularsView {
  practitioner: PrescriberView;
  site: PrescribingSiteView;
  patient: PrescribedPatientView;
}

/** A prescription. */
export class PrescriptionView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  appointmentId: string;

  @ApiProperty({ format: 'uuid' })
  patientId: string;

  @ApiProperty({ format: 'uuid' })
  practitionerId: string;

  @ApiProperty({ enum: prescriptionStatuses })
  status: PrescriptionStatus;

  /** From the day it is issued. */
  @ApiProperty({ type: String, nullable: true, example: 'RX-2026-000123' })
  number: string | null;

  @ApiProperty({ type: PrescribedItemView, isArray: true })
  items: readonly PrescribedItemView[];

  /** null while it is a draft. */
  @ApiProperty({ type: ParticularsView, nullable: true })
  particulars: ParticularsView | null;

  /** What a pharmacy checks it by; null while it is a draft. */
  @ApiProperty({ type: String, nullable: true, example: '7K2QD-0M4XR-9TT1C-ZB5WE' })
  verificationCode: string | null;

  @ApiProperty({ type: String, nullable: true })
  voidReason: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  issuedAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  voidedAt: string | null;

  /** What you can do to it now: the last words of the paths of its commands. @example ["issue"] */
  allowedActions: string[];

  static of({ version, ...shown }: PrescriptionDetails): PrescriptionView {
    return withVersion(Object.assign(new PrescriptionView(), shown), version);
  }
}

export class PrescriptionPage extends PageOf(PrescriptionView) {}

/** What was prescribed at a visit, oldest first. */
export class VisitPrescriptionsView {
  items: PrescriptionView[];

  static of(prescriptions: PrescriptionDetails[]): VisitPrescriptionsView {
    return Object.assign(new VisitPrescriptionsView(), { items: prescriptions.map(PrescriptionView.of) });
  }
}
