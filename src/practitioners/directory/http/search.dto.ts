import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, Matches, Max, Min } from 'class-validator';
import { IsAfter, IsDateOrInstant, IsId, IsText } from '../../../shared/http/fields.js';
import { positionOf } from '../../../shared/kernel/page.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { invalid } from '../../../shared/kernel/domain-error.js';
import { searchSorts, type PractitionerSearch, type SearchSort } from '../persistence/search-practitioners.js';
import { genders, type Gender } from '../domain/profile.js';
import { CatalogueQuery, includesInactive } from '../../catalogue/http/catalogue-query.dto.js';

export class SearchQuery extends CatalogueQuery {
  /** A name or a part of one; accents, capitals and typing errors do not matter. @example perera */
  @IsOptional()
  @IsText(100)
  q?: string;

  @IsOptional()
  @IsId()
  specialtyId?: string;

  @IsOptional()
  @IsId()
  siteId?: string;

  /** @example ta */
  @IsOptional()
  @IsText(40)
  language?: string;

  @ApiProperty({ enum: genders, required: false })
  @IsOptional()
  @IsIn(genders)
  gender?: Gender;

  /** Latitude and longitude: the nearest first. @example 6.9271,79.8612 */
  @IsOptional()
  @Matches(/^-?\d{1,2}(\.\d{1,10})?,-?\d{1,3}(\.\d{1,10})?$/, { message: 'must be latitude,longitude' })
  near?: string;

  /** Only with `near`. */
  @IsOptional()
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(20_100)
  radiusKm?: number;

  /** At most, in minor units. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  maxFee?: number;

  /** Free at or after this date (in the site's zone) or instant. */
  @ApiProperty({ type: String, required: false, example: '2026-12-01' })
  @IsOptional()
  @IsDateOrInstant()
  availableFrom?: string;

  /** Free before this date or instant. */
  @ApiProperty({ type: String, required: false, example: '2026-12-08' })
  @IsOptional()
  @IsDateOrInstant()
  @IsAfter<SearchQuery>('availableFrom')
  availableTo?: string;

  /** Only who offers it; their `nextStarts` are of this type. */
  @IsOptional()
  @IsId()
  visitTypeId?: string;

  /** Without: the nearest first with `near`, the best match first with `q`, else by name. */
  @ApiProperty({ enum: searchSorts, required: false })
  @IsOptional()
  @IsIn(searchSorts)
  sort?: SearchSort;
}

/** @throws 400 for fields that do not fit together. */
export function searchOf(query: SearchQuery, actor: Actor | undefined): PractitionerSearch {
  const { cursor, near: place, ...search } = query;
  const [lat, lon] = place?.split(',').map(Number) ?? [];
  const near = lat === undefined || lon === undefined ? undefined : { lat, lon };
  if (near && (Math.abs(near.lat) > 90 || Math.abs(near.lon) > 180)) throw invalid('near', 'is no place on Earth');
  if (!near && search.radiusKm !== undefined) throw invalid('radiusKm', 'needs near');
  if (!near && search.sort === 'distance') throw invalid('sort', 'by distance needs near');
  const after = positionOf(cursor, ['nullable', 'id']);
  return {
    ...search,
    near,
    includeInactive: includesInactive(query, actor),
    after: after && [after[0] ?? null, String(after[1])],
  };
}
