import type { WeeklyWindow } from '../domain/facts.js';

export interface WorkingDay extends WeeklyWindow {
  readonly siteId: string;
}

export interface NextAvailable {
  /** RFC 3339, UTC. */
  readonly start: string;
  readonly siteId: string;
  readonly timeZone: string;
}

/** `from` and `to` are dates, read in each site's zone, or instants; half-open. */
export interface AvailabilityFilter {
  readonly siteId?: string;
  readonly visitTypeId?: string;
  readonly from?: string;
  readonly to?: string;
}

/**
 * What the directory asks about time. Scheduling knows practitioners and not the other way round, so it implements this
 * port. Every method costs a constant number of statements, however many practitioners it is asked about.
 */
export abstract class PractitionerAvailability {
  /** The weekly pattern each practitioner works by. Practitioners without one are left out. */
  abstract workingDays(practitionerIds: readonly string[]): Promise<Map<string, WorkingDay[]>>;

  /** The first start each practitioner could be booked at. Practitioners without one are left out. */
  abstract nextAvailable(
    practitionerIds: readonly string[],
    filter: AvailabilityFilter,
  ): Promise<Map<string, NextAvailable>>;

  /** The practitioners who work at a site. */
  abstract workingAt(siteId: string): Promise<string[]>;
}
