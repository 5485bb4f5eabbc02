import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, ValidateIf } from 'class-validator';
import { IsPhoneNumber, IsText } from '../../../shared/http/fields.js';

export class ChangeMeDto {
  /** @example Ana Silva */
  @ValidateIf((_, value) => value !== undefined)
  @IsText(200)
  fullName?: string;

  /** `null` removes it. */
  @IsOptional()
  @IsPhoneNumber()
  @ApiPropertyOptional({ type: String, nullable: true })
  phone?: string | null;
}
