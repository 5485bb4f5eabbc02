import type { Exception } from './exception.js';
import type { WorkingHours } from './working-time.js';

/** What a practitioner's calendar is made from, claims and sites apart. */
export interface PractitionerRules {
  readonly practitionerId: string;
  readonly workingHours: WorkingHours[];
  readonly exceptions: Exception[];
}

export type NewException = Exception & { readonly practitionerId: string; readonly reason: string | null };

/** Leave or extra hours as they were entered: dates, or instants as RFC 3339. */
export interface StoredException {
  readonly id: string;
  readonly practitionerId: string;
  readonly kind: Exception['kind'];
  readonly from: string;
  readonly to: string;
  readonly siteId: string | null;
  readonly reason: string | null;
}

/** A calendar whose rows do not reach far enough. */
export interface ShortCalendar {
  readonly practitionerId: string;
  readonly builtUntil: string | null;
}

/** The rules of practitioners' time: their hours, leave and extra hours, with a version and a lock for each of them. */
export abstract class Calendars {
  /** Locks the rules of a practitioner for a change and answers with their version, 0 when there were none. */
  abstract lock(practitionerId: string): Promise<number>;

  /**
   * Locks the rules of sites, opening hours and holidays, for a change: until the transaction ends no change locks
   * the rules of a practitioner. Who works at a site is the same until then. Before {@link lockAll}.
   */
  abstract lockSites(): Promise<void>;

  /** Locks the rules of several, in the order of their ids. */
  abstract lockAll(practitionerIds: readonly string[]): Promise<void>;

  /** Keeps the rules as they are until the transaction ends. */
  abstract keep(practitionerIds: readonly string[]): Promise<void>;

  /** Locks those of these calendars whose rows end before the day, each with the last day it has. */
  abstract lockShort(practitionerIds: readonly string[], day: string): Promise<ShortCalendar[]>;

  /** Locks the next calendars whose rows end before the day, passing over those that another transaction has locked. */
  abstract takeShort(day: string, limit: number): Promise<ShortCalendar[]>;

  abstract raiseVersion(practitionerId: string): Promise<void>;

  abstract versionOf(practitionerId: string): Promise<number>;

  abstract rulesOf(practitionerIds: readonly string[]): Promise<PractitionerRules[]>;

  /** Replaces the sets that have the same site, mode and validity; without windows only removes them. */
  abstract replaceHours(hours: WorkingHours): Promise<void>;

  abstract addException(exception: NewException): Promise<void>;

  abstract removeException(practitionerId: string, exceptionId: string): Promise<boolean>;

  /** Those with hours or extra hours at the site; at any site when it is null. */
  abstract workingAt(siteId: string | null): Promise<string[]>;
}
