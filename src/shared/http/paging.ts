import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { invalid } from '../kernel/domain-error.js';
import { IsText } from './fields.js';

export const defaultLimit = 20;

/** The query fields that every list takes. */
export class PageQuery {
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 100, default: defaultLimit })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be at least 1' })
  @Max(100, { message: 'must be at most 100' })
  limit: number = defaultLimit;

  @ApiPropertyOptional({ type: String, description: 'The nextCursor of the page before.' })
  @IsOptional()
  @IsText(1_000)
  cursor?: string;
}

/** One page of a list. `nextCursor` is null on the last one. */
export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** The sort keys of the last row of a page, in the order of the sort. They come back through {@link positionOf}. */
export type Position = readonly (string | number | null)[];

/**
 * Cuts `limit + 1` fetched rows to a page: the extra row only says that there is more. The cursor is a keyset, so rows
 * that come and go meanwhile neither repeat nor hide others.
 */
export function pageOf<Row>(rows: readonly Row[], limit: number, position: (row: Row) => Position): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? Buffer.from(JSON.stringify(position(last))).toString('base64url') : null };
}

/** Maps the items and keeps the cursor. */
export function mapPage<From, To>(page: Page<From>, map: (item: From) => To): Page<To> {
  return { items: page.items.map(map), nextCursor: page.nextCursor };
}

/**
 * The position that a cursor stands for; `length` is the number of sort keys.
 * @throws 400 for a cursor that no page of this list has given out.
 */
export function positionOf(cursor: string | undefined, length: number): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    const position = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    const scalar = (value: unknown): boolean => value === null || ['string', 'number'].includes(typeof value);
    if (Array.isArray(position) && position.length === length && position.every(scalar)) return position as Position;
  } catch {
    // Answered below like any other foreign text.
  }
  throw invalid('cursor', 'is not a cursor of this list');
}

/** Makes the view class of a page, so that its items are documented: `class SitePage extends PageOf(SiteView) {}`. */
export function PageOf<Item>(item: abstract new (...values: never[]) => Item) {
  class PageView {
    @ApiProperty({ type: item, isArray: true })
    items: Item[];

    @ApiProperty({ type: String, nullable: true, description: 'Give it back as `cursor` for the next page.' })
    nextCursor: string | null;
  }
  return PageView;
}
