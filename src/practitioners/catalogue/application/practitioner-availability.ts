import type { WeeklyWindow } from '../domain/site.js';

export interface WorkingDay extends WeeklyWindow {
  readonly siteId: string;
}

/** A start that patients can book. */
export interface NextStart {
  /** RFC 3339, UTC. */
  readonly start: string;
  readonly siteId: string;
  readonly timeZone: string;
  readonly visitTypeId: string;
}

/** As many coming starts as a profile shows. */
export const startsShown = 3;

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

  /**
   * The first starts that each practitioner could be booked at, earliest first: `max` of them, all of one visit type.
   * That is the asked one; without one, the shortest they offer that a patient attends alone and in person, else the
   * shortest other one. Practitioners without a start are left out.
   */
  abstract nextStarts(
    practitionerIds: readonly string[],
    filter: AvailabilityFilter,
    max: number,
  ): Promise<Map<string, NextStart[]>>;

  /** The practitioners who work at a site. */
  abstract workingAt(siteId: string): Promise<string[]>;

  /** Opening hours were changed in the caller's transaction: they count for everybody when it ends. */
  abstract siteChanged(siteId: string): Promise<void>;
}
