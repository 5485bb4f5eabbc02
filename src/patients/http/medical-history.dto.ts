import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { IsText } from '../../shared/http/fields.js';
import { bloodGroups, severities, type BloodGroup, type Severity } from '../domain/medical-history.js';

const maxOfAKind = 50;

/** May be left out, but not null. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value: unknown) => value !== undefined);

/** Must be there; null is "not known". */
const OrNull = (): PropertyDecorator => ValidateIf((_, value: unknown) => value !== null);

/** A year, a month or a day, as well as it is known. */
function IsDateAsKnown(): PropertyDecorator {
  return Matches(/^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, {
    message: 'must be a year, a month or a day such as 2019, 2019-05 or 2019-05-23',
  });
}

function ListOf(type: () => new () => object): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(maxOfAKind),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(type),
  );
}

/** What the patient does not tolerate. */
export class AllergyDto {
  /** @example Penicillin */
  @IsText(200)
  substance: string;

  /** @example Rash */
  @MayBeAbsent()
  @IsText(200)
  reaction?: string;

  @MayBeAbsent()
  @IsIn(severities)
  @ApiProperty({ enum: severities, required: false })
  severity?: Severity;
}

/** What the patient has or had. */
export class ConditionDto {
  /** @example Asthma */
  @IsText(200)
  name: string;

  /** @example 2019-05 */
  @MayBeAbsent()
  @IsDateAsKnown()
  since?: string;

  @MayBeAbsent()
  @IsText(500)
  note?: string;
}

/** What the patient takes. */
export class MedicationDto {
  /** @example Salbutamol */
  @IsText(200)
  name: string;

  /** @example 100 µg when needed */
  @MayBeAbsent()
  @IsText(200)
  dose?: string;

  /** @example 2019 */
  @MayBeAbsent()
  @IsDateAsKnown()
  since?: string;
}

/** What was operated on. */
export class SurgeryDto {
  /** @example Appendectomy */
  @IsText(200)
  name: string;

  /** @example 2003-11-02 */
  @MayBeAbsent()
  @IsDateAsKnown()
  on?: string;
}

export class MedicalHistoryDto {
  @OrNull()
  @IsIn(bloodGroups)
  @ApiProperty({ type: String, enum: bloodGroups, nullable: true, example: 'A+' })
  bloodGroup: BloodGroup | null;

  @ListOf(() => AllergyDto)
  allergies: AllergyDto[];

  @ListOf(() => ConditionDto)
  conditions: ConditionDto[];

  @ListOf(() => MedicationDto)
  medications: MedicationDto[];

  @ListOf(() => SurgeryDto)
  surgeries: SurgeryDto[];

  @OrNull()
  @IsText(5_000)
  notes: string | null;
}
