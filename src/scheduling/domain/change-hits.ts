import { intersect, overlaps, subtract, type TimeRanges } from '../../shared/kernel/time-range.js';
import { type LiveClaim } from './live-claim.js';
import { offeredTime, type PractitionerDay } from './practitioner-day.js';

/**
 * The visits that a change of hours, holidays or leave would orphan: live claims of visits and groups that lose working
 * time of their site and visit type, buffers included. A visit that an earlier change left outside the hours is not hit
 * again by a change that takes nothing more from it; new leave or a new holiday, given as `closed` for the sites it
 * concerns, hits it all the same.
 */
export function changeHits(
  claims: readonly LiveClaim[],
  oldDays: readonly PractitionerDay[],
  newDays: readonly PractitionerDay[],
  closed: ReadonlyMap<string, TimeRanges> = new Map(),
): LiveClaim[] {
  return claims.filter(({ kind, siteId, visitTypeId, during }) => {
    if (kind === 'hold' || kind === 'block' || siteId === null || visitTypeId === null) return false;
    if (overlaps(closed.get(siteId) ?? [], during)) return true;
    const now = offeredTime(newDays, siteId, visitTypeId);
    const before = intersect(offeredTime(oldDays, siteId, visitTypeId), [during]);
    return subtract(before, now).length > 0;
  });
}

/** Of the groups among the claims, which lie outside the working time of their site and visit type after a change. */
export function groupsOutside(
  claims: readonly LiveClaim[],
  newDays: readonly PractitionerDay[],
): ReadonlyMap<string, boolean> {
  const groups = claims.filter(({ kind }) => kind === 'group');
  const outside = ({ siteId, visitTypeId, during }: LiveClaim): boolean =>
    subtract([during], offeredTime(newDays, siteId!, visitTypeId!)).length > 0;
  return new Map(groups.map((claim) => [claim.id, outside(claim)] as const));
}
