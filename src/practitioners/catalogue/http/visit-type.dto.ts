import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsText } from '../../../shared/http/fields.js';
import { invalid } from '../../../shared/kernel/domain-error.js';
import { clinicRules, type VisitTypeDetails } from '../domain/visit-type.js';
import { MoneyDto } from './money.dto.js';
import { UnlessAbsent } from './unless-absent.js';

export class AddVisitTypeDto {
  /** @example Consultation */
  @IsText(120)
  name: string;

  /** @example 30 */
  @IsInt()
  @Min(5)
  @Max(1_440)
  durationMinutes: number;

  @UnlessAbsent()
  @IsInt()
  @Min(0)
  @Max(240)
  bufferBeforeMinutes?: number;

  @UnlessAbsent()
  @IsInt()
  @Min(0)
  @Max(240)
  bufferAfterMinutes?: number;

  /** From one start to the next; the duration when it is not given. */
  @IsOptional()
  @IsInt()
  @Min(5)
  @Max(1_440)
  slotIntervalMinutes?: number | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  fee?: MoneyDto | null;

  @IsIn(['in_person', 'video'])
  mode: 'in_person' | 'video';

  /** Whether somebody has to agree to a patient's request. As the settings of the clinic say when it is not given. */
  @UnlessAbsent()
  @IsIn(['required', 'automatic'])
  approval?: 'required' | 'automatic';

  /** Patients do not move their appointments of this type: the clinic does. They may when it is not given. */
  @UnlessAbsent()
  @IsBoolean()
  forbidsPatientMoves?: boolean;

  /** How many patients share one visit; 1 when it is not given. */
  @UnlessAbsent()
  @IsInt()
  @Min(1)
  @Max(500)
  capacity?: number;

  /** How long ahead a patient has to book, at least; as the settings of the clinic say when it is not given. */
  @UnlessAbsent()
  @IsInt()
  @Min(0)
  @Max(525_600)
  leadTimeMinutes?: number;

  /** How far ahead a patient may book, at most; as the settings of the clinic say when it is not given. */
  @UnlessAbsent()
  @IsInt()
  @Min(1)
  @Max(730)
  bookingWindowDays?: number;

  /** Inactive visit types are not offered any more. */
  @UnlessAbsent()
  @IsBoolean()
  active?: boolean;
}

// Null is a value here: it is refused where the field cannot be empty.
export class ChangeVisitTypeDto extends PartialType(AddVisitTypeDto, { skipNullProperties: false }) {
  /** What it shall have no value of its own for any more: the settings of the clinic say it, now and later. */
  @UnlessAbsent()
  @IsArray()
  @ArrayMaxSize(clinicRules.length)
  @IsIn(clinicRules, { each: true })
  @ApiProperty({ enum: clinicRules, isArray: true, required: false })
  followsClinic?: (typeof clinicRules)[number][];
}

/** @throws invalid where a rule is given up and given at once */
export function changesOf({ followsClinic = [], ...changes }: ChangeVisitTypeDto): Partial<VisitTypeDetails> {
  if (followsClinic.some((rule) => changes[rule] !== undefined)) {
    throw invalid('/followsClinic', 'must not name what is given a value too');
  }
  return { ...changes, ...Object.fromEntries(followsClinic.map((rule) => [rule, null])) };
}
