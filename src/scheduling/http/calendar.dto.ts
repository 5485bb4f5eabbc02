import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { IsAfter, IsId, IsLocalDate, IsText } from '../../shared/http/fields.js';

const toBoolean = Transform(({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value,
);

export class DryRunQuery {
  /** Only say which visits it hits. */
  @ApiPropertyOptional({ type: Boolean, default: false })
  @IsOptional()
  @toBoolean
  @IsBoolean({ message: 'must be true or false' })
  dryRun: boolean = false;
}

export class WorkingHoursQuery {
  /** Only the hours that count in the week, Monday to Sunday, of this date: not those of the other week. */
  @IsOptional()
  @IsLocalDate()
  week?: string;
}

export class HolidayResolutionDto {
  /** `keep`: the visits stay as they are. Cancel or move them first to have none. */
  @IsIn(['keep'], { message: 'must be keep' })
  kind: 'keep';
}

export class HolidayDto {
  @IsLocalDate()
  date: string;

  /** @example Christmas Day */
  @IsText(100)
  name: string;

  /** Left out: all sites. */
  @IsOptional()
  @IsId()
  siteId?: string;

  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => HolidayResolutionDto)
  resolution?: HolidayResolutionDto;
}

export class HolidaysQuery {
  /** Holidays of this site and those of all sites. */
  @IsOptional()
  @IsId()
  siteId?: string;

  @IsOptional()
  @IsLocalDate()
  from?: string;

  /** Exclusive. */
  @IsOptional()
  @IsLocalDate()
  @IsAfter<HolidaysQuery>('from')
  to?: string;
}
