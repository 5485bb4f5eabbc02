import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsId, IsLocalDate, IsText } from '../../../shared/http/fields.js';
import { genders, type Gender } from '../domain/profile.js';
import { UnlessAbsent } from '../../catalogue/http/unless-absent.js';

/** Some list them, some write them in one line: to us it is one text. */
const joined = Transform(({ value }: { value: unknown }) =>
  Array.isArray(value) && value.every((part) => typeof part === 'string') ? value.join(', ') : value,
);

/** What may still be missing while it is a draft. */
export class LicenceDto {
  /** @example SLMC-20114 */
  @IsOptional()
  @IsText(60)
  number?: string | null;

  /** @example Sri Lanka Medical Council */
  @IsOptional()
  @IsText(200)
  issuingBody?: string | null;

  /** The last day on which it counts. */
  @IsOptional()
  @IsLocalDate()
  expiresOn?: string | null;
}

export class ProfileDto {
  /** @example Nimal Perera */
  @IsText(120, 2)
  fullName: string;

  /** Before the name. @example Dr */
  @IsOptional()
  @IsText(30)
  title?: string | null;

  @ApiProperty({ enum: genders, nullable: true, required: false })
  @IsOptional()
  @IsIn(genders)
  gender?: Gender | null;

  @UnlessAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsId({ each: true })
  specialtyIds?: string[];

  /** After the name; a list is joined by commas. @example MBBS, MD */
  @ApiProperty({
    oneOf: [
      { type: 'string', maxLength: 1_000 },
      { type: 'array', items: { type: 'string' } },
    ],
    required: false,
  })
  @IsOptional()
  @joined
  @IsText(1_000)
  qualifications?: string | null;

  /** @example 12 */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(80)
  yearsOfExperience?: number | null;

  /** @example ["en", "si"] */
  @UnlessAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(/^[\p{L}\p{M}\d ()-]{1,40}$/u, { each: true, message: 'must be languages such as en or Sinhala' })
  languages?: string[];

  @IsOptional()
  @IsText(5_000, 0)
  bio?: string | null;
}

export class ProfileWithLicenceDto extends ProfileDto {
  @UnlessAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => LicenceDto)
  licence?: LicenceDto;
}
