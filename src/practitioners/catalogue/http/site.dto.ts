import { PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsNumber,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsEmailAddress, IsPhoneNumber, IsText, IsTimeZone } from '../../../shared/http/fields.js';
import type { NewSite } from '../domain/site.js';
import { WeeklyWindowDto } from './opening-hours.dto.js';
import { UnlessAbsent } from './unless-absent.js';

export class AddressDto {
  /** @example 12 Galle Road */
  @IsText(200)
  line1: string;

  /** @example Colombo */
  @IsText(100)
  city: string;

  /** @example 00300 */
  @UnlessAbsent()
  @IsText(20)
  postalCode?: string;

  /** ISO 3166-1 alpha-2, or the name. @example LK */
  @IsText(100)
  country: string;
}

/** Degrees, WGS 84. */
export class PositionDto {
  /** @example 6.9271 */
  @IsNumber()
  @Min(-90)
  @Max(90)
  lat: number;

  /** @example 79.8612 */
  @IsNumber()
  @Min(-180)
  @Max(180)
  lon: number;
}

export class OpenSiteDto {
  /** @example Colombo Fort Clinic */
  @IsText(120)
  name: string;

  /** The clinic's when it is not given. It cannot be changed later. */
  @UnlessAbsent()
  @IsTimeZone()
  timeZone?: string;

  @IsObject()
  @ValidateNested()
  @Type(() => AddressDto)
  address: AddressDto;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PositionDto)
  position?: PositionDto | null;

  /** Patients are told to call it when they can no longer move or cancel by themselves. */
  @IsOptional()
  @IsPhoneNumber()
  phone?: string | null;

  @IsOptional()
  @IsEmailAddress()
  email?: string | null;

  /** How to find it, and what to bring. @example Second floor. Please bring your insurance card. */
  @IsOptional()
  @IsText(500)
  directions?: string | null;

  /** Without: always open. An empty list: never. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(70)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => WeeklyWindowDto)
  openingHours?: WeeklyWindowDto[] | null;

  /** Inactive sites are not offered any more. */
  @UnlessAbsent()
  @IsBoolean()
  active?: boolean;
}

// Null is a value here: it is refused where the field cannot be empty.
export class ChangeSiteDto extends PartialType(OpenSiteDto, { skipNullProperties: false }) {}

export function detailsOf({
  position = null,
  phone = null,
  email = null,
  directions = null,
  openingHours = null,
  active = true,
  ...body
}: OpenSiteDto): NewSite {
  return { ...body, position, phone, email, directions, openingHours, active };
}
