import { applyDecorators } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsEmailAddress, IsPassword, IsPhoneNumber, IsText } from '../../../shared/http/fields.js';

function IsToken(): PropertyDecorator {
  return applyDecorators(
    IsString({ message: 'must be text' }),
    MaxLength(2_000, { message: 'is longer than any token of ours' }),
  );
}

export class RegisterDto {
  @IsEmailAddress()
  email: string;

  /** At least 10 characters, and not one that everybody tries. */
  @IsPassword()
  password: string;

  /** @example Ana Silva */
  @IsText(200)
  fullName: string;

  @IsOptional()
  @IsPhoneNumber()
  phone?: string;
}

export class LoginDto {
  @IsEmailAddress()
  email: string;

  @IsPassword()
  password: string;
}

export class RefreshDto {
  /** Not needed with the portal's cookie. */
  @IsOptional()
  @IsToken()
  refreshToken?: string;
}

export class EmailDto {
  @IsEmailAddress()
  email: string;
}

export class VerifyEmailDto {
  /** From the link in the mail. */
  @IsToken()
  token: string;

  /** That of the account: shows that whoever has the mail has also registered. The portal needs it, or a session. */
  @IsOptional()
  @IsPassword()
  password?: string;
}

export class ResetPasswordDto {
  /** From the link in the mail. */
  @IsToken()
  token: string;

  @IsPassword()
  password: string;
}

export class ChangePasswordDto {
  @IsPassword()
  currentPassword: string;

  @IsPassword()
  newPassword: string;
}
