import { ApiProperty } from '@nestjs/swagger';
import { withVersion } from '../../shared/http/etag.js';
import type { ShownHistory } from '../application/read-medical-history.js';
import { MedicalHistoryDto } from './medical-history.dto.js';

/** What is known about a patient's health. */
export class MedicalHistoryView extends MedicalHistoryDto {
  /** None as long as nothing was written. @format date-time */
  updatedAt: string | null;

  /** As what the latest version was written. */
  @ApiProperty({ type: String, enum: ['patient', 'practitioner'], nullable: true })
  updatedBy: 'patient' | 'practitioner' | null;

  /** Empty for who opened the record in an emergency: then it is only read. */
  @ApiProperty({ enum: ['write'], isArray: true })
  allowedActions: readonly 'write'[];

  static of({ content, version, writtenAt, writtenAs, allowedActions }: ShownHistory): MedicalHistoryView {
    const view = { ...content, updatedAt: writtenAt, updatedBy: writtenAs, allowedActions };
    return withVersion(view as MedicalHistoryView, version);
  }
}
