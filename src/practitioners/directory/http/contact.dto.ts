import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { IsEmailAddress, IsPhoneNumber, IsText } from '../../../shared/http/fields.js';
import { visibilities, type Visibility } from '../domain/contact.js';

class ContactEntryDto {
  /** `clinic`: only for staff, practitioners and admins. */
  @ApiProperty({ enum: visibilities })
  @IsIn(visibilities)
  visibility: Visibility;
}

export class ContactPhoneDto extends ContactEntryDto {
  @IsPhoneNumber()
  value: string;
}

export class ContactEmailDto extends ContactEntryDto {
  @IsEmailAddress()
  value: string;
}

export class ContactAddressDto extends ContactEntryDto {
  /** @example 12 Lake Road, Colombo */
  @IsText(300)
  value: string;
}

/** Each way is changed by itself; null takes it away. */
export class ContactDto {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ContactPhoneDto)
  phone?: ContactPhoneDto | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ContactEmailDto)
  email?: ContactEmailDto | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ContactAddressDto)
  practiceAddress?: ContactAddressDto | null;
}
