import type { BookingTerms } from '../../practitioners/index.js';
import { conflict, missing, refused } from '../../shared/kernel/domain-error.js';
import { newId } from '../../shared/kernel/id.js';
import { bookableUntil } from '../domain/bookable.js';
import type { ClaimOutcome, NewClaim } from '../domain/claims.js';
import { MINUTE } from '../domain/local-date.js';
import { daysTouching } from '../domain/practitioner-day.js';
import type { SlotCriteria } from '../domain/slots.js';
import { claimedRange } from '../domain/visit-timing.js';

/** A start with a practitioner, for a visit of a type. */
export interface RequestedStart {
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly start: Temporal.Instant;
}

/** A request for a start with a practitioner: one shape, from the body of the HTTP request to the claim. */
export interface BookingRequest extends RequestedStart {
  /** For whom. */
  readonly patientId?: string;
  /** The booker's own hold of this start, if there is one. */
  readonly holdId?: string;
}

/** Who claims time, and whether for an appointment or for a hold. */
export interface Claimant {
  /** Lead time and booking window bind patients only. */
  readonly actingAs: 'patient' | 'staff';
  /** The account that books: its own holds do not stand in its way. */
  readonly accountId: string | null;
  /** The appointment that takes the time; absent for a hold. */
  readonly appointmentId?: string;
  /** The appointment may have begun: its time is judged as of its start. */
  readonly underWay?: boolean;
  /** When the hold ends; absent for an appointment. Epoch milliseconds. */
  readonly holdUntil?: number;
}

/** The claim that the request asks for. */
export function newClaim(
  request: BookingRequest,
  { visitType, site, practitioner }: BookingTerms,
  { accountId, appointmentId, holdUntil }: Claimant,
  now: number,
): NewClaim {
  const start = request.start.epochMilliseconds;
  const during = claimedRange(start, visitType);
  const held = holdUntil !== undefined;
  return {
    id: newId(),
    kind: held ? 'hold' : visitType.capacity > 1 ? 'group' : 'visit',
    practitionerId: practitioner.id,
    siteId: site.id,
    visitTypeId: visitType.id,
    ...daysTouching(during, site.timeZone),
    start,
    end: start + visitType.durationMinutes * MINUTE,
    during,
    capacity: visitType.capacity,
    appointmentId: appointmentId ?? null,
    accountId,
    // The claim of an appointment does not say whose it is: the appointment does.
    patientId: (held && request.patientId) || null,
    expiresAt: holdUntil ?? null,
    holdId: request.holdId ?? null,
    now,
  };
}

/**
 * By what the request is judged. Lead time and booking window are checked when a slot is held; turning the hold into an
 * appointment does not check them again. An appointment under way is judged as of its start; whether a hold has expired is
 * always judged as of now.
 */
export function criteriaOf(
  { start, holdId }: BookingRequest,
  { site, visitType, practitioner }: BookingTerms,
  { actingAs, underWay }: Claimant,
  now: number,
): SlotCriteria {
  const startsAt = start.epochMilliseconds;
  return {
    siteId: site.id,
    visitType,
    actingAs: holdId === undefined ? actingAs : 'staff',
    now: underWay ? Math.min(now, startsAt) : now,
    practitionerBookable: startsAt < bookableUntil(practitioner, site),
  };
}

/** @throws when the hold that the claim names is not one of this account, has expired, or is of another time */
export function guardHold({ holdId, now, ...claim }: NewClaim, { hold }: ClaimOutcome): void {
  if (holdId === null) return;
  if (!hold || hold.ownerId !== claim.accountId) throw missing('hold');
  if (!hold.live || hold.expiresAt <= now) {
    throw conflict('HOLD_EXPIRED', 'The hold has expired. The time may still be free: book it without the hold.');
  }
  const same = (['practitionerId', 'siteId', 'visitTypeId', 'start'] as const).every((key) => hold[key] === claim[key]);
  if (!same) throw refused('HOLD_MISMATCH', 'You hold another time than the one you want to book.');
}
