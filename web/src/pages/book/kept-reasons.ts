import { session } from '../../api/session';

/**
 * What somebody wrote about why they come, while they choose another time with the same practitioner. It is about their
 * health, so it lives in memory only, and no longer than their session.
 */
const reasons = new Map<string, string>();

session.subscribe(() => {
  if (session.current.status === 'signed-out') reasons.clear();
});

export function keptReason(practitionerId: string): string {
  return reasons.get(practitionerId) ?? '';
}

export function keepReason(practitionerId: string, reason: string): void {
  if (reason === '') reasons.delete(practitionerId);
  else reasons.set(practitionerId, reason);
}
