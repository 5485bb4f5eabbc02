import type { BookingTerms } from '../../practitioners/index.js';
import { conflict, missing, refused } from '../../shared/kernel/domain-error.js';
import { newId } from '../../shared/kernel/id.js';
import { bookableUntil } from '../domain/bookable.js';
import type { ClaimOutcome, ClaimRequest } from '../domain/claims.js';
import { MINUTE } from '../domain/local-date.js';
import { daysTouching } from '../domain/practitioner-day.js';
import type { SlotQuestion } from '../domain/slots.js';
import { claimedRange } from '../domain/visit-timing.js';

export interface TimeWish {
  readonly terms: BookingTerms;
  readonly start: number;
  readonly kind: 'visit' | 'hold';
  readonly as: 'patient' | 'staff';
  readonly accountId: string | null;
  readonly appointmentId?: string;
  readonly patientId?: string;
  readonly holdId?: string;
  readonly expiresAt?: number;
  readonly underWay?: boolean;
}

export interface TakenStretch {
  readonly claimId: string;
  readonly start: number;
  readonly end: number;
}

/** The wish as the rows and the claims know it. */
export function claimRequest(wish: TimeWish, now: number): ClaimRequest {
  const { terms, start, kind } = wish;
  const { visitType, site, practitioner } = terms;
  const during = claimedRange(start, visitType);
  return {
    id: newId(),
    kind: kind === 'visit' && visitType.capacity > 1 ? 'group' : kind,
    practitionerId: practitioner.id,
    siteId: site.id,
    visitTypeId: visitType.id,
    ...daysTouching(during, site.timeZone),
    start,
    end: start + visitType.durationMinutes * MINUTE,
    during,
    capacity: visitType.capacity,
    appointmentId: wish.appointmentId ?? null,
    accountId: wish.accountId,
    patientId: wish.patientId ?? null,
    expiresAt: wish.expiresAt ?? null,
    holdId: wish.holdId ?? null,
    now,
  };
}

/**
 * The wish as the rules know it. What was soon and near enough when it was held still is; a visit under way is judged as
 * of its start. Who holds and what has expired is never asked as of then.
 */
export function questionOf(wish: TimeWish, at: number, more: Partial<SlotQuestion> = {}): SlotQuestion {
  const { site, visitType, practitioner } = wish.terms;
  const now = wish.underWay ? Math.min(at, wish.start) : at;
  const practitionerBookable = wish.start < bookableUntil(practitioner, site);
  const actor = wish.holdId === undefined ? wish.as : 'staff';
  return { siteId: site.id, visitType, actor, now, practitionerBookable, ...more };
}

/** @throws when the hold that is named is not there for this account, has expired, or is of another time */
export function refuseHold({ holdId, now, ...request }: ClaimRequest, { hold }: ClaimOutcome): void {
  if (holdId === null) return;
  if (!hold || hold.ownerId !== request.accountId) throw missing('hold');
  if (!hold.live || hold.expiresAt <= now) {
    throw conflict('HOLD_EXPIRED', 'The hold has expired. The time may still be free: book it without the hold.');
  }
  const same = (['practitionerId', 'siteId', 'visitTypeId', 'start'] as const).every(
    (key) => hold[key] === request[key],
  );
  if (!same) throw refused('HOLD_MISMATCH', 'You hold another time than the one you want to book.');
}
