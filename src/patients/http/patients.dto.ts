import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { IsEmailAddress, IsLocalDate, IsPhoneNumber, IsText, IsTimeZone } from '../../shared/http/fields.js';
import { patientSorts } from '../persistence/list-patients.js';
import { administrativeSexes, type AdministrativeSex } from '../domain/patient.js';
import { PageQuery } from '../../shared/http/paging.js';

/** Optional, and `null` means "not known". */
function Nullable(example: string): PropertyDecorator {
  return applyDecorators(IsOptional(), ApiPropertyOptional({ type: String, nullable: true, example }));
}

/** Where a patient lives. */
export class HomeAddressDto {
  /** @example 12 Galle Road */
  @IsText(200)
  line1: string;

  /** @example Colombo */
  @IsText(100)
  city: string;

  /** @example 00300 */
  @ValidateIf((_, value) => value !== undefined)
  @IsText(20)
  postalCode?: string;

  /** ISO 3166-1 alpha-2, or the name. @example LK */
  @IsText(100)
  country: string;
}

export class PatientFields {
  @IsEmailAddress()
  @Nullable('ana@example.org')
  email?: string | null;

  @IsPhoneNumber()
  @Nullable('+94771234567')
  phone?: string | null;

  @IsLocalDate()
  @Nullable('1987-04-12')
  birthDate?: string | null;

  /** Where the patient lives: when to send reminders. */
  @IsTimeZone()
  @Nullable('Asia/Colombo')
  timeZone?: string | null;

  /** The language to write in (BCP 47); the clinic's, where there are no words for it. */
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, { message: 'must be a language tag such as en or pt-BR' })
  @Nullable('en')
  locale?: string | null;

  /** For which body care is planned: the administrative words of FHIR. */
  @IsIn(administrativeSexes)
  @IsOptional()
  @ApiPropertyOptional({ type: String, enum: administrativeSexes, nullable: true, example: 'female' })
  sex?: AdministrativeSex | null;

  /** In the person's own words. */
  @IsText(60)
  @Nullable('woman')
  gender?: string | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => HomeAddressDto)
  address?: HomeAddressDto | null;
}

export class AdmitPatientDto extends PatientFields {
  /** @example Ana Silva */
  @IsText(200)
  fullName: string;

  /** Opens the file although somebody with one may be the same person. */
  @IsOptional()
  @IsBoolean()
  force?: boolean;
}

export class ChangePatientDto extends PatientFields {
  /** @example Ana Silva */
  @ValidateIf((_, value) => value !== undefined)
  @IsText(200)
  fullName?: string;
}

export class PatientsQuery extends PageQuery {
  /** A name, an e-mail address or a telephone number, as far as it is typed. With less than three letters: how names begin. */
  @IsOptional()
  @IsText(100)
  q?: string;

  /** @example silva */
  @IsOptional()
  @IsText(100)
  name?: string;

  /** In any spelling. @example 077 123 4567 */
  @IsOptional()
  @IsPhoneNumber()
  phone?: string;

  @IsOptional()
  @IsText(320)
  email?: string;

  @IsOptional()
  @IsLocalDate()
  birthDate?: string;

  /** `best`: the best match for `q` or `name` first; without either, by name. */
  @ApiPropertyOptional({ enum: patientSorts, default: 'best' })
  @IsOptional()
  @IsIn(patientSorts, { message: `must be one of ${patientSorts.join(', ')}` })
  sort: (typeof patientSorts)[number] = 'best';
}
