import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
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
