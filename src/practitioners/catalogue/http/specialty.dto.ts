import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { IsText } from '../../../shared/http/fields.js';
import type { SpecialtyDetails } from '../domain/specialty.js';
import { UnlessAbsent } from './unless-absent.js';

export class AddSpecialtyDto {
  /** @example Cardiology */
  @IsText(120)
  name: string;

  @IsOptional()
  @IsText(2_000, 0)
  description?: string | null;

  /** Inactive ones are not offered any more. */
  @UnlessAbsent()
  @IsBoolean()
  active?: boolean;
}

// Null is a value here: it is refused where the field cannot be empty.
export class ChangeSpecialtyDto extends PartialType(AddSpecialtyDto, { skipNullProperties: false }) {}

export function detailsOf({ name, description, active }: AddSpecialtyDto): SpecialtyDetails {
  return { name, description: description ?? null, active: active ?? true };
}
