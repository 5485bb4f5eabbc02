import type { TimeRange } from '../../shared/kernel/time-range.js';
import type { LiveClaim } from './live-claim.js';
import type { Offer, PractitionerDay } from './practitioner-day.js';

/** Whose time and which rows of it: the local dates of a site, both included. */
export interface DaySpan {
  readonly practitionerId: string;
  readonly siteId: string;
  readonly first: string;
  readonly last: string;
}

/** A claim to be made: what its row will hold, and the time it takes. Instants are epoch milliseconds. */
export interface NewClaim extends DaySpan {
  readonly id: string;
  readonly kind: 'visit' | 'group' | 'hold';
  readonly visitTypeId: string;
  readonly start: number;
  readonly end: number;
  /** The appointment with its buffers. */
  readonly during: TimeRange;
  readonly capacity: number;
  readonly appointmentId: string | null;
  /** Holds of this account do not stand in the way: they end with the claim. */
  readonly accountId: string | null;
  readonly patientId: string | null;
  /** Of a hold. */
  readonly expiresAt: number | null;
  /** The hold that becomes the appointment. */
  readonly holdId: string | null;
  readonly now: number;
}

/** The hold that a booking names, as it was when the claim was tried. */
export interface NamedHold {
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly start: number;
  readonly ownerId: string;
  readonly expiresAt: number;
  readonly live: boolean;
}

export interface ClaimOutcome {
  readonly claimed: boolean;
  /** What the row offers that gave the time; undefined when no row had it free. */
  readonly offers?: readonly Offer[];
  /** The hold that the booking names, if there is one with that id. */
  readonly hold?: NamedHold;
}

/** The claim of an appointment: its own, or a seat in a group. */
export interface ClaimOfAppointment {
  readonly claimId: string;
  readonly practitionerId: string;
  readonly kind: 'visit' | 'group';
  readonly during: TimeRange;
}

/** Which part of a practitioner's calendar is read, and for whom. */
export interface SnapshotFilter extends Omit<DaySpan, 'siteId'> {
  /** null: all sites. */
  readonly siteId: string | null;
  /** Holds of this account are left out: they hide nothing from it. */
  readonly accountId: string | null;
  readonly now: number;
}

/** A practitioner's calendar as it was at one moment: rows, and what is not in them: live holds and groups. */
export interface CalendarSnapshot {
  readonly days: PractitionerDay[];
  readonly claims: LiveClaim[];
  /** The last day for which rows are kept at all sites; null where one site was read. */
  readonly builtUntil: string | null;
}

/**
 * The claims on practitioners' time and the rows that say what is left of it, always written together. A writer locks
 * the rows first, in the order of practitioner, day and site.
 */
export abstract class Claims {
  /**
   * Claims the time from the one row that has all of it free, in a single statement. The update of that row is the lock:
   * a second statement waits for it, reads the row again, finds the time gone and writes nothing.
   */
  abstract claim(claim: NewClaim): Promise<ClaimOutcome>;

  /** The same where the time lies in several rows; only after {@link lockDays} and a check of the rules. */
  abstract claimAcross(claim: NewClaim): Promise<ClaimOutcome>;

  /** Takes a seat in the live group of that start. 'none': there is no such group. */
  abstract join(claim: NewClaim): Promise<{ claimId: string } | 'full' | 'none'>;

  abstract ofAppointment(appointmentId: string): Promise<ClaimOfAppointment | undefined>;

  /** Ends the claim, or gives the seat back; says whether time became free. Only with the rows locked. */
  abstract release(claim: ClaimOfAppointment, appointmentId: string): Promise<boolean>;

  /** Locks the rows that may hold a share of these times, and reads them. */
  abstract lockDays(times: readonly { practitionerId: string; during: TimeRange }[]): Promise<OwnedDay[]>;

  /** Live claims other than holds that overlap the range. */
  abstract taken(practitionerIds: readonly string[], during: TimeRange): Promise<TakenTime[]>;

  /** The same of whoever has time taken at the site. */
  abstract takenAt(siteId: string, during: TimeRange): Promise<TakenTime[]>;

  /** Locks the live groups among these times: until the transaction ends nobody joins them. After the rows. */
  abstract lockGroups(practitionerIds: readonly string[], during: TimeRange): Promise<void>;

  /** Closes groups, so that nobody joins them any more, or opens them again. */
  abstract closeGroups(closed: ReadonlyMap<string, boolean>): Promise<void>;

  /** Reads a calendar in one statement. */
  abstract snapshot(filter: SnapshotFilter): Promise<CalendarSnapshot>;
}

export interface OwnedDay {
  readonly practitionerId: string;
  readonly day: PractitionerDay;
}

/** A stretch that is taken, and the appointments that take it. */
export interface TakenTime {
  readonly practitionerId: string;
  readonly claim: LiveClaim;
  readonly appointmentIds: readonly string[];
}
