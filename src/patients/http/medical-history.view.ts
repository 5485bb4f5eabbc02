import { ApiProperty } from '@nestjs/swagger';
import { withVersion } from '../../shared/http/etag.js';
import type { WrittenHistory } from '../domain/medical-history.js';
import { MedicalHistoryDto } from './medical-history.dto.js';

/** What is known about a patient's health. */
export class MedicalHistoryView extends MedicalHistoryDto {
  /** None as long as nothing was written. @format date-time */
  updatedAt: string | null;

  /** As what the latest version was written. */
  @ApiProperty({ type: String, enum: ['patient', 'practitioner'], nullable: true })
  updatedBy: 'patient' | 'practitioner' | null;

  static of({ content, version, writtenAt, writtenAs }: WrittenHistory): MedicalHistoryView {
    return withVersion({ ...content, updatedAt: writtenAt, updatedBy: writtenAs } as MedicalHistoryView, version);
  }
}
