import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { hasRole, type Actor } from '../../../shared/kernel/actor.js';
import { PageQuery } from '../../../shared/http/paging.js';
import type { CatalogueFilter } from '../domain/catalogue-filter.js';

export class CatalogueQuery extends PageQuery {
  /** Those that are not offered any more too: admins only, ignored for everyone else. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean({ message: 'must be true or false' })
  includeInactive?: boolean;
}

export function includesInactive({ includeInactive }: CatalogueQuery, actor: Actor | undefined): boolean {
  return includeInactive === true && actor !== undefined && hasRole(actor, 'admin');
}

export function filterOf(query: CatalogueQuery, actor: Actor | undefined): CatalogueFilter {
  const { limit, cursor } = query;
  return { includeInactive: includesInactive(query, actor), limit, cursor };
}
