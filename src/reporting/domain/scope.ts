import { hasRole, type Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';

/** Whose visits somebody's figures are about: all; else those of these sites, and those of this practitioner. */
export interface FigureScope {
  readonly all: boolean;
  readonly siteIds: readonly string[];
  readonly practitionerId: string | null;
}

/** What is asked for besides; it narrows the scope and never widens it. */
export interface FigureFilter {
  readonly siteId?: string;
  readonly practitionerId?: string;
  readonly specialtyId?: string;
  readonly visitTypeId?: string;
}

/** Administrators see all, staff their sites, practitioners themselves; who is several of these sees what each sees. */
export function scopeOf(actor: Actor): FigureScope {
  return {
    all: hasRole(actor, 'admin'),
    siteIds: hasRole(actor, 'staff') ? actor.siteIds : [],
    practitionerId: (hasRole(actor, 'practitioner') && actor.practitionerId) || null,
  };
}

/** @throws 404 for a site or a practitioner of whom this scope holds nothing, whether they exist or not */
export function checkFilter({ all, siteIds, practitionerId }: FigureScope, filter: FigureFilter): void {
  if (all) return;
  const { siteId: site, practitionerId: practitioner } = filter;
  if (site && practitionerId === null && !siteIds.includes(site)) throw missing('site');
  if (practitioner && siteIds.length === 0 && practitioner !== practitionerId) throw missing('practitioner');
}

/** The sites whose day somebody sees: one, those of the member of staff, or (null) all. @throws 404 for another's site */
export function sitesOf(actor: Actor, siteId?: string): readonly string[] | null {
  const { all, siteIds } = scopeOf(actor);
  if (siteId === undefined) return all ? null : siteIds;
  if (!all && !siteIds.includes(siteId)) throw missing('site');
  return [siteId];
}
