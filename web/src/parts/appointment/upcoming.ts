/** In these a visit has its time; in the others the time is free again. */
export const occupying = ['pending', 'confirmed', 'checked_in', 'in_consultation'] as const;
const inTheHouse: readonly string[] = ['checked_in', 'in_consultation'];
/** Longer than a visit with its delay: who is still inside is shown as coming. */
const longestStay = 12 * 3_600_000;

interface Times {
  readonly status: string;
  readonly start: string;
  readonly end: string;
}

/** Nothing that began before can still be ahead. */
export function earliestOfVisitsAhead(now: number): number {
  return now - longestStay;
}

export function occupies({ status }: { readonly status: string }): boolean {
  return (occupying as readonly string[]).includes(status);
}

/** Whether the patient still expects something of it: it has not ended, or they are inside. */
export function isAhead(visit: Times, now: number): boolean {
  if (!occupies(visit) || Date.parse(visit.start) < earliestOfVisitsAhead(now)) return false;
  return Date.parse(visit.end) > now || inTheHouse.includes(visit.status);
}

/** Whether it was to come, but will not. */
export function fellThrough(visit: Times, now: number): boolean {
  return !occupies(visit) && Date.parse(visit.start) > now;
}

/**
 * Whether its patient comes too late to move it, or to cancel it in time. Nothing else says so: an action can be missing
 * for another reason.
 */
export function isPastCutOff({ cutOff }: { readonly cutOff: string | null }, now: number): boolean {
  return cutOff !== null && now > Date.parse(cutOff);
}

/** Why patients cannot move what they can still cancel: it is near, or its kind of visit leaves that to the clinic. */
export function whyNotMoved(
  { allowedActions, cutOff }: { readonly allowedActions: readonly string[]; readonly cutOff: string | null },
  now: number,
): 'near' | 'clinic' | undefined {
  if (!allowedActions.includes('cancel') || allowedActions.includes('reschedule')) return undefined;
  return isPastCutOff({ cutOff }, now) ? 'near' : 'clinic';
}
