import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches, ValidateIf } from 'class-validator';
import { IsEmailAddress, IsLocalDate, IsPhoneNumber, IsText, IsTimeZone } from '../../shared/http/fields.js';
import { PageQuery } from '../../shared/http/paging.js';

/** Optional, and `null` means "not known". */
function Nullable(example: string): PropertyDecorator {
  return applyDecorators(IsOptional(), ApiPropertyOptional({ type: String, nullable: true, example }));
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

  /** The language to write in (BCP 47). */
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, { message: 'must be a language tag such as en or pt-BR' })
  @Nullable('en')
  locale?: string | null;
}

export class AdmitPatientDto extends PatientFields {
  /** @example Ana Silva */
  @IsText(200)
  fullName: string;
}

export class ChangePatientDto extends PatientFields {
  /** @example Ana Silva */
  @ValidateIf((_, value) => value !== undefined)
  @IsText(200)
  fullName?: string;
}

export class PatientsQuery extends PageQuery {
  /** Part of a name, an e-mail address or a telephone number. */
  @IsOptional()
  @IsText(100)
  q?: string;
}
