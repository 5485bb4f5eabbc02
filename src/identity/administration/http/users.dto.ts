import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { IsEmailAddress, IsId, IsPhoneNumber, IsText } from '../../../shared/http/fields.js';
import { PageQuery } from '../../../shared/http/paging.js';
import type { Role } from '../../../shared/kernel/actor.js';
import { ChangeMeDto } from '../../accounts/http/me.dto.js';
import { accountSorts, type AccountSort } from '../persistence/list-accounts.js';

const roles: readonly Role[] = ['patient', 'practitioner', 'staff', 'admin'];
const statuses = ['active', 'suspended'] as const;

export class UsersQuery extends PageQuery {
  /** Part of a name or an e-mail address; accents and capitals do not matter. @example silva */
  @IsOptional()
  @IsText(100)
  q?: string;

  /** Who has this role, beside others or not. */
  @ApiProperty({ enum: roles, required: false })
  @IsOptional()
  @IsIn(roles)
  role?: Role;

  @ApiProperty({ enum: statuses, required: false })
  @IsOptional()
  @IsIn(statuses)
  status?: (typeof statuses)[number];

  @ApiProperty({ enum: accountSorts, required: false, default: 'fullName' })
  @IsOptional()
  @IsIn(accountSorts)
  sort: AccountSort = 'fullName';
}

/** What an account may act as: all its roles, and a member of staff's sites. */
export class RolesDto {
  /** @example ['staff'] */
  @ApiProperty({ enum: roles, isArray: true })
  @IsArray()
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsIn(roles, { each: true })
  roles: Role[];

  /** Where a member of staff works: one site at least. Without, the sites stay. */
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsId({ each: true })
  siteIds?: string[];
}

export class InviteUserDto extends RolesDto {
  /** Who is invited: they get a mail with a link to set a password. */
  @IsEmailAddress()
  email: string;

  /** @example Ana Silva */
  @IsText(200)
  fullName: string;

  @IsOptional()
  @IsPhoneNumber()
  phone?: string;
}

export class ChangeUserDto extends ChangeMeDto {
  /** Where a member of staff works. */
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsId({ each: true })
  siteIds?: string[];
}

export class SuspendUserDto {
  /** Why, for the audit trail. @example Left the clinic */
  @IsText(500)
  reason: string;
}
