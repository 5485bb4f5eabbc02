import { IsOptional } from 'class-validator';
import { IsId, IsInstant } from '../../shared/http/fields.js';

export class HoldDto {
  @IsId()
  practitionerId: string;

  @IsId()
  siteId: string;

  @IsId()
  visitTypeId: string;

  @IsInstant()
  start: string;

  /** For whom the visit will be. */
  @IsOptional()
  @IsId()
  patientId?: string;
}
