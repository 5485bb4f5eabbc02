import { normalise, type TimeRange, type TimeRanges } from '../../shared/kernel/time-range.js';
import { type JoinableGroup } from './slots.js';

/** A stretch of a practitioner's time that is taken, buffers included. Instants are epoch milliseconds. */
export interface LiveClaim {
  readonly id: string;
  /** 'group': one claim with seats under it. 'block': time without a patient. */
  readonly kind: 'hold' | 'visit' | 'group' | 'block';
  readonly siteId: string | null;
  readonly visitTypeId: string | null;
  /** The account that holds it; only holds have an owner. */
  readonly ownerId: string | null;
  /** When the visit starts, after the buffer; null for blocks. */
  readonly start: number | null;
  readonly during: TimeRange;
  readonly capacity: number;
  readonly seatsTaken: number;
  /** Only of holds: from this instant on the hold stops nobody, whether or not it has been swept away. */
  readonly expiresAt: number | null;
  /** Taken by staff over another claim, knowingly. */
  readonly overbooked: boolean;
  /** A group that a change of the rules left outside working time: its seats stay, and nobody joins any more. */
  readonly closed: boolean;
}

/** Whether the claim still takes time at `now`: an expired hold does not. */
function isLive(claim: LiveClaim, now: number): boolean {
  return claim.expiresAt === null || claim.expiresAt > now;
}

/** What live holds take from an account: the holds of everybody else. Its own never hide a start from it. */
export function heldByOthers(claims: readonly LiveClaim[], ownerId: string | null, now: number): TimeRanges {
  return normalise(
    claims
      .filter((claim) => claim.kind === 'hold' && isLive(claim, now))
      .filter((claim) => ownerId === null || claim.ownerId !== ownerId)
      .map((claim) => claim.during),
  );
}

/** The groups that have a free seat: a later booker joins them with the same start, site and visit type. */
export function joinableGroups(claims: readonly LiveClaim[]): JoinableGroup[] {
  return claims.flatMap(({ id, kind, siteId, visitTypeId, start, capacity, seatsTaken, closed }) =>
    kind === 'group' && !closed && siteId !== null && visitTypeId !== null && start !== null && seatsTaken < capacity
      ? [{ claimId: id, siteId, visitTypeId, start, seatsLeft: capacity - seatsTaken }]
      : [],
  );
}
