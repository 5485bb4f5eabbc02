import { ApiProperty } from '@nestjs/swagger';
import type { Verification } from '../domain/verification.js';

/** A medicine, and how much of it is taken. */
export class VerifiedItemView {
  drug: string;
  strength: string;
  form: string;
  dose: string;
  frequency: string;
  duration: string;
}

/** What the holder of a prescription's code is told, to compare with the paper and the person. */
export class VerificationView {
  /** Whether medicine may be handed out on it. */
  valid: boolean;

  @ApiProperty({ enum: ['issued', 'void'] })
  status: 'issued' | 'void';

  /** @example RX-2026-000123 */
  number: string;

  @ApiProperty({ format: 'date-time' })
  issuedAt: string;

  practitionerName: string;
  licenceNumber: string;

  /** @example A. S. */
  patientInitials: string;

  @ApiProperty({ type: Number, nullable: true, example: 1987 })
  patientBirthYear: number | null;

  /** Empty when it is void. */
  @ApiProperty({ type: VerifiedItemView, isArray: true })
  items: readonly VerifiedItemView[];

  static of(verification: Verification): VerificationView {
    return Object.assign(new VerificationView(), verification);
  }
}
