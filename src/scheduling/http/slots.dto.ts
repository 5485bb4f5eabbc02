import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsDateOrInstant, IsId, IsMinute } from '../../shared/http/fields.js';
import { defaultLimit } from '../../shared/http/paging.js';
import { boundOf, type Bound } from '../../shared/kernel/bound.js';
import { OfferDto } from './offer.dto.js';

class SearchRangeQuery {
  /** A date, read in the site's zone, or an instant; inclusive. Default: now. @example 2026-12-01 */
  @ApiPropertyOptional({ type: String, description: 'Date (in the zone of the site) or instant, inclusive' })
  @IsOptional()
  @IsDateOrInstant()
  from?: string;

  /** A date or an instant; exclusive. At most 31 days after `from`. @example 2026-12-08 */
  @ApiPropertyOptional({ type: String, description: 'Date or instant, exclusive; 31 days after `from` at most' })
  @IsOptional()
  @IsDateOrInstant()
  to?: string;
}

class OfVisitTypeQuery {
  @IsId()
  visitTypeId: string;

  @IsOptional()
  @IsId()
  siteId?: string;
}

export class SlotsQuery extends IntersectionType(OfVisitTypeQuery, SearchRangeQuery) {
  /** Every start of this practitioner in the range. */
  @IsOptional()
  @IsId()
  practitionerId?: string;

  /** The earliest starts of all practitioners of this specialty. */
  @IsOptional()
  @IsId()
  specialtyId?: string;

  /** With `specialtyId`: how many. */
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 100, default: defaultLimit })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be at least 1' })
  @Max(100, { message: 'must be at most 100' })
  limit: number = defaultLimit;
}

export class AvailabilityQuery extends IntersectionType(OfVisitTypeQuery, SearchRangeQuery) {}

export class ExplainQuery extends OfferDto {
  @IsMinute()
  start: string;
}

/** The query with its bounds read. */
export function withBounds<Search extends SearchRangeQuery>({ from, to, ...search }: Search) {
  const bounds: { from?: Bound; to?: Bound } = {
    from: from ? boundOf(from) : undefined,
    to: to ? boundOf(to) : undefined,
  };
  return { ...search, ...bounds };
}
