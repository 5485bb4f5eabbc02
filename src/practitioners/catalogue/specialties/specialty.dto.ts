import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { withVersion } from '../../../shared/http/etag.js';
import { IsText } from '../../../shared/http/fields.js';
import { PageOf } from '../../../shared/http/paging.js';
import { UnlessAbsent } from '../http/unless-absent.js';
import type { SpecialtyDetails, SpecialtyRow } from './specialty.js';

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

export function detailsOf({ description = null, active = true, ...body }: AddSpecialtyDto): SpecialtyDetails {
  return { ...body, description, active };
}

/** A field of medicine. */
export class SpecialtyView {
  id: string;
  /** @example Cardiology */
  name: string;
  description: string | null;
  active: boolean;

  static of({ version, ...specialty }: SpecialtyRow): SpecialtyView {
    return withVersion(Object.assign(new SpecialtyView(), specialty), version);
  }
}

export class SpecialtyPage extends PageOf(SpecialtyView) {}
