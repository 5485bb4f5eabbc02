/** A start that is kept for its owner for a few minutes. */
export class HoldView {
  id: string;
  practitionerId: string;
  siteId: string;
  visitTypeId: string;
  /** RFC 3339, UTC. @example 2026-12-01T09:00:00Z */
  start: string;
  /** @example 2026-12-01T09:30:00Z */
  end: string;
  /** @example Asia/Colombo */
  timeZone: string;
  /** From this instant on the time is free for everybody. @example 2026-12-01T08:05:00Z */
  expiresAt: string;
  /** Whether it can still be renewed: once. */
  renewable: boolean;
}
