/** A start that can be booked now. */
export class SlotView {
  /** RFC 3339, UTC. @example 2026-12-01T09:00:00Z */
  start: string;
  /** @example 2026-12-01T09:30:00Z */
  end: string;
  /** The zone of the site. @example Asia/Colombo */
  timeZone: string;
  practitionerId: string;
  siteId: string;
  visitTypeId: string;
  /** 1 for ordinary visits; more where a group has seats left. */
  seatsLeft: number;
}

export class SlotList {
  items: SlotView[];
  /** Always null: every start of the range is in the answer. */
  nextCursor: string | null;
}

/** A day that has free starts. */
export class DayAvailabilityView {
  /** The local date at the site. @example 2026-12-01 */
  date: string;
  siteId: string;
  /** How many starts are free. */
  count: number;
  /** RFC 3339, UTC. @example 2026-12-01T09:00:00Z */
  firstStart: string;
}

export class AvailabilityList {
  items: DayAvailabilityView[];
  nextCursor: string | null;
}

export class SlotExplanationView {
  bookable: boolean;
  /** The rule that forbids it. @example OUTSIDE_HOURS */
  rule?: string;
  /** The same as a sentence. */
  detail: string;
}
