import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { IsPhoneNumber, IsText } from '../../shared/http/fields.js';
import { maxEmergencyContacts } from '../domain/emergency-contacts.js';

/** Somebody to call. */
export class EmergencyContactDto {
  /** @example Rosa Silva */
  @IsText(200)
  fullName: string;

  /** What they are to the patient. @example mother */
  @IsText(60)
  relationship: string;

  @IsPhoneNumber()
  phone: string;
}

export class EmergencyContactsDto {
  /** At most five, the first to be called first. */
  @IsArray()
  @ArrayMaxSize(maxEmergencyContacts)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => EmergencyContactDto)
  contacts: EmergencyContactDto[];
}
