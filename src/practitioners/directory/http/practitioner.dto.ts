import { PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { IsEmailAddress, IsId, IsLocalDate, IsText } from '../../../shared/http/fields.js';
import type { PractitionerChange } from '../application/change-practitioner.js';
import { ContactDto } from './contact.dto.js';
import { MoneyDto } from '../../catalogue/http/money.dto.js';
import { ProfileDto } from './profile.dto.js';
import { UnlessAbsent } from '../../catalogue/http/unless-absent.js';

export class WholeLicenceDto {
  /** @example SLMC-20114 */
  @IsText(60)
  number: string;

  /** @example Sri Lanka Medical Council */
  @IsText(200)
  issuingBody: string;

  /** The last day on which it counts. */
  @IsLocalDate()
  expiresOn: string;
}

export class ListingDto extends ProfileDto {
  /** What a visit costs; without, the fee of the visit type counts. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  fee?: MoneyDto | null;

  /** Where they are listed and start with default hours. */
  @IsOptional()
  @IsId()
  siteId?: string | null;
}

export class CreatePractitionerDto extends ListingDto {
  /** Who is invited: the account with this address gets the role, or a mail to set a password. */
  @IsEmailAddress()
  email: string;

  @IsObject()
  @ValidateNested()
  @Type(() => WholeLicenceDto)
  licence: WholeLicenceDto;
}

export class ChangeLicenceDto extends PartialType(WholeLicenceDto, { skipNullProperties: false }) {}

/** Name, specialties, site and licence are an admin's to change. */
// Null is a value here: it is refused where the field cannot be empty.
export class ChangePractitionerDto extends PartialType(ListingDto, { skipNullProperties: false }) {
  @UnlessAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ChangeLicenceDto)
  licence?: ChangeLicenceDto;

  @UnlessAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ContactDto)
  contact?: ContactDto;
}

export class OfferVisitTypesDto {
  /** None: every active visit type. */
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsId({ each: true })
  visitTypeIds: string[];
}

export function changesOf({ siteId, ...changes }: ChangePractitionerDto): PractitionerChange {
  return siteId === undefined ? changes : { ...changes, homeSiteId: siteId };
}
