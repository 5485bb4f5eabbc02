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

/** Time that somebody wants. Instants are epoch milliseconds. */
export interface ClaimRequest extends DaySpan {
  readonly id: string;
  readonly kind: 'visit' | 'group' | 'hold';
  readonly visitTypeId: string;
  readonly start: number;
  readonly end: number;
  /** The visit with its buffers. */
  readonly during: TimeRange;
  readonly capacity: number;
  readonly appointmentId: string | null;
  /** Holds of this account do not stand in the way: they end with the claim. */
  readonly accountId: string | null;
  readonly patientId: string | null;
  /** Of a hold. */
  readonly expiresAt: number | null;
  /** The hold that becomes the visit. */
  readonly holdId: string | null;
  readonly now: number;
}

/** A hold as it was when the claim was tried. */
export interface HoldFacts {
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
  /** The hold asked for, if there is one with that id. */
  readonly hold?: HoldFacts;
}

/** The claim of a visit, whether of its own or a seat in a group. */
export interface ClaimOfVisit {
  readonly claimId: string;
  readonly practitionerId: string;
  readonly kind: 'visit' | 'group';
  readonly during: TimeRange;
}

export interface SightAsked extends Omit<DaySpan, 'siteId'> {
  /** null: all sites. */
  readonly siteId: string | null;
  /** Its holds are left out: they hide nothing from it. */
  readonly accountId: string | null;
  readonly now: number;
}

/** The rows of a practitioner's calendar with what is not in them: live holds, and groups that can be joined. */
export interface Sight {
  readonly days: PractitionerDay[];
  readonly claims: LiveClaim[];
  /** The last day for which rows are kept at all sites, where all were asked for. */
  readonly builtUntil: string | null;
}

/**
 * The claims on practitioners' time and the rows that say what is left of it, always written together. Whoever writes
 * locks the rows first, in the order of practitioner, day and site.
 */
export abstract class Claims {
  /**
   * Takes the time from the one row that has all of it free, in a single statement. The update of that row is the lock:
   * whoever comes second waits, looks again, finds the time gone and writes nothing.
   */
  abstract take(request: ClaimRequest): Promise<ClaimOutcome>;

  /** The same where the time lies in several rows; only after {@link lockDays} and a look at them. */
  abstract takeAcross(request: ClaimRequest): Promise<ClaimOutcome>;

  /** A seat in the live group of that start. 'none': there is no such group. */
  abstract join(request: ClaimRequest): Promise<{ claimId: string } | 'full' | 'none'>;

  abstract ofVisit(appointmentId: string): Promise<ClaimOfVisit | undefined>;

  /** Gives the claim, or the seat, back; says whether time became free. Only with the rows locked. */
  abstract release(claim: ClaimOfVisit, appointmentId: string): Promise<boolean>;

  /** Locks the rows that may hold a share of these times, and reads them. */
  abstract lockDays(times: readonly { practitionerId: string; during: TimeRange }[]): Promise<OwnedDay[]>;

  /** Live claims other than holds that overlap the range. */
  abstract taken(practitionerIds: readonly string[], during: TimeRange): Promise<TakenTime[]>;

  /** One statement. */
  abstract sight(asked: SightAsked): Promise<Sight>;
}

export interface OwnedDay {
  readonly practitionerId: string;
  readonly day: PractitionerDay;
}

/** A stretch that is taken for good, and by whose visits. */
export interface TakenTime {
  readonly practitionerId: string;
  readonly claim: LiveClaim;
  readonly appointmentIds: readonly string[];
}
