/** A weekly stretch of wall-clock time. `to` not after `from` ends on the next day; weekday 1 is Monday. */
export interface WeeklyWindow {
  readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** `HH:MM` */
  readonly from: string;
  /** `HH:MM` */
  readonly to: string;
}

export interface Address {
  readonly line1: string;
  readonly city: string;
  readonly postalCode?: string;
  /** ISO 3166-1 alpha-2 code, or the country's name. */
  readonly country: string;
}

/** Degrees, WGS 84. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
}

/** Minor units and an ISO 4217 code. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export interface SiteFacts {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly address: Address;
  readonly position: Position | null;
  /** null: always open. */
  readonly openingHours: WeeklyWindow[] | null;
  readonly active: boolean;
}

export type VisitMode = 'in_person' | 'video';
export type ApprovalRule = 'required' | 'automatic';

export interface VisitTypeFacts {
  readonly id: string;
  readonly name: string;
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** Resolved: the duration where no interval was given. */
  readonly slotIntervalMinutes: number;
  readonly fee: Money | null;
  readonly mode: VisitMode;
  readonly approval: ApprovalRule;
  readonly capacity: number;
  /** Resolved, as the next one: the clinic's where the type has none. */
  readonly leadTimeMinutes: number;
  readonly bookingWindowDays: number;
  readonly active: boolean;
}
