import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { IsId, IsText } from '../../shared/http/fields.js';
import { PageQuery } from '../../shared/http/paging.js';
import { prescriptionStatuses, type PrescriptionStatus } from '../domain/prescription.js';

export class PrescribedItemDto {
  /** @example Amoxicillin */
  @IsText(200)
  drug: string;

  /** @example 500 mg */
  @IsText(100)
  strength: string;

  /** @example capsule */
  @IsText(100)
  form: string;

  /** @example 1 capsule */
  @IsText(100)
  dose: string;

  /** @example three times a day */
  @IsText(100)
  frequency: string;

  /** @example 7 days */
  @IsText(100)
  duration: string;

  /** @example With food. */
  @IsOptional()
  @IsText(500)
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 500 })
  instructions?: string | null;
}

export class DraftPrescriptionBody {
  @ApiProperty({ type: PrescribedItemDto, isArray: true, minItems: 1, maxItems: 20 })
  @IsArray({ message: 'must be a list' })
  @ArrayMinSize(1, { message: 'must have at least 1 item' })
  @ArrayMaxSize(20, { message: 'must have at most 20 items' })
  // A list in the place of an item would be looked into, and found to have nothing wrong in it.
  @IsObject({ each: true, message: 'must be a list of objects' })
  @ValidateNested({ each: true })
  @Type(() => PrescribedItemDto)
  items: PrescribedItemDto[];
}

export class VoidPrescriptionBody {
  /** For the patient and the practice; never for who checks the code. @example Replaced by another medicine. */
  @IsText(1_000)
  reason: string;
}

export class PrescriptionsQuery extends PageQuery {
  @IsOptional()
  @IsId()
  patientId?: string;

  @ApiPropertyOptional({ enum: prescriptionStatuses })
  @IsOptional()
  @IsIn(prescriptionStatuses, { message: 'must be a status of a prescription' })
  status?: PrescriptionStatus;
}
