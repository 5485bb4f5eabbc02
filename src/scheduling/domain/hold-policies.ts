import type { Policies } from '../../settings/index.js';
import { counted } from '../../shared/kernel/counted.js';
import { conflict, limited, refused } from '../../shared/kernel/domain-error.js';
import type { Hold } from './holds.js';
import { HOUR, MINUTE } from './local-date.js';

/** When a hold that is taken or renewed now ends. */
export function holdEnd(now: number, { holdMinutes }: Policies): number {
  return now + holdMinutes * MINUTE;
}

/** @throws TOO_MANY_HOLDS when the account, with these live holds, may not hold time of this practitioner too */
export function applyHoldLimits(
  live: readonly Pick<Hold, 'practitionerId'>[],
  practitionerId: string,
  { maxHoldsPerAccount }: Policies,
): void {
  if (live.some((hold) => hold.practitionerId === practitionerId)) {
    throw refused('TOO_MANY_HOLDS', 'You already hold a time with this practitioner. Release it first.');
  }
  if (live.length >= maxHoldsPerAccount) {
    throw refused('TOO_MANY_HOLDS', `You already hold ${counted(live.length, 'time')}. Release one of them first.`);
  }
}

/** The instant after which all holds end that were taken since `instant`; a renewed one counts a little longer. */
export function endOfHoldsSince(instant: number, policies: Policies): number {
  return holdEnd(instant, policies);
}

/**
 * @param recent the account's holds of the last hour, also the released and the booked ones
 * @throws TOO_MANY_HOLDS_AN_HOUR with the seconds to wait
 */
export function applyHoldRate(recent: readonly Pick<Hold, 'expiresAt'>[], now: number, policies: Policies): void {
  const { maxHoldsPerHour } = policies;
  if (recent.length < maxHoldsPerHour) return;
  const first = Math.min(...recent.map(({ expiresAt }) => expiresAt));
  const seconds = Math.max(1, Math.ceil((first - endOfHoldsSince(now - HOUR, policies)) / 1_000));
  const message = `A patient may hold a time ${counted(maxHoldsPerHour, 'time')} an hour. Wait, or call the clinic.`;
  throw limited(message, seconds, 'TOO_MANY_HOLDS_AN_HOUR');
}

/** @throws HOLD_EXPIRED or HOLD_RENEWED: a hold is renewed once, while it lasts */
export function guardRenewal({ live, expiresAt, renewed }: Hold, now: number): void {
  if (!live || expiresAt <= now) {
    throw conflict('HOLD_EXPIRED', 'The hold has expired. The time may still be free: hold it again.');
  }
  if (renewed) throw refused('HOLD_RENEWED', 'A hold can be renewed once, and this one has been.');
}
