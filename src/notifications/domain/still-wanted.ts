import type { VisitKind } from './message.js';

/** What a visit is like now, when a message about it is about to leave. */
export interface VisitNow {
  readonly revision: number;
  readonly status: string;
  readonly start: string;
}

/** In which status of the visit each kind still tells the truth. */
const truthfulIn: Record<VisitKind, readonly string[]> = {
  'visit-requested': ['pending'],
  'visit-confirmed': ['confirmed'],
  'visit-declined': ['declined'],
  'visit-expired': ['expired'],
  'visit-cancelled': ['cancelled'],
  'visit-rescheduled': ['pending', 'confirmed'],
  'visit-handed-over': ['pending', 'confirmed'],
  'visit-reminder': ['confirmed'],
};

/** Kinds that announce something which is still to come. */
const announcing: readonly VisitKind[] = ['visit-requested', 'visit-confirmed', 'visit-rescheduled', 'visit-reminder'];

/**
 * Why a message about a visit must not be sent any more; undefined while it should. Between its cause and its sending
 * the visit may have been moved, cancelled or begun.
 */
export function whyNotSent(
  message: { readonly kind: VisitKind; readonly revision: number },
  visit: VisitNow | undefined,
  now: Temporal.Instant,
): string | undefined {
  if (!visit) return 'the visit is gone';
  if (visit.revision !== message.revision) return 'the visit was moved or cancelled since';
  if (!truthfulIn[message.kind].includes(visit.status)) return `the visit is ${visit.status}`;
  const started = Temporal.Instant.compare(Temporal.Instant.from(visit.start), now) <= 0;
  if (started && announcing.includes(message.kind)) return 'the visit has begun';
  return undefined;
}
