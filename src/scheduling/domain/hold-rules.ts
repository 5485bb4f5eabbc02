import type { Policies } from '../../settings/index.js';
import { counted } from '../../shared/kernel/counted.js';
import { conflict, refused } from '../../shared/kernel/domain-error.js';
import type { Hold } from './holds.js';
import { MINUTE } from './local-date.js';

/** When a hold that is taken or renewed now ends. */
export function holdEnd(now: number, { holdMinutes }: Policies): number {
  return now + holdMinutes * MINUTE;
}

/** @throws TOO_MANY_HOLDS when the account, with these live holds, may not hold time of this practitioner too */
export function refuseMoreHolds(
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

/** @throws HOLD_EXPIRED or HOLD_RENEWED: a hold is renewed once, while it lasts */
export function refuseRenewal({ live, expiresAt, renewed }: Hold, now: number): void {
  if (!live || expiresAt <= now) {
    throw conflict('HOLD_EXPIRED', 'The hold has expired. The time may still be free: hold it again.');
  }
  if (renewed) throw refused('HOLD_RENEWED', 'A hold can be renewed once, and this one has been.');
}
