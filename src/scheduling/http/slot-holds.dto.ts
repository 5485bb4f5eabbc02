import { IsOptional } from 'class-validator';
import { IsId, IsMinute } from '../../shared/http/fields.js';

export class HoldDto {
  @IsId()
  practitionerId: string;

  @IsId()
  siteId: string;

  @IsId()
  visitTypeId: string;

  @IsMinute()
  start: string;

  /** For whom the visit will be. */
  @IsOptional()
  @IsId()
  patientId?: string;
}
