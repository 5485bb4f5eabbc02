import type { Actor } from '../../shared/kernel/actor.js';
import { Page } from '../../shared/kernel/page.js';
import type { BoardVisit } from '../domain/board.js';
import type { AppointmentFacts } from '../domain/events.js';
import type { HistoryEntry } from '../domain/history-entry.js';
import type { VisitRecord } from '../domain/visit-record.js';

/** What a list may be narrowed to. Dates are days at the visit's site, instants are taken as given; `to` is exclusive. */
export interface AppointmentFilter {
  readonly status?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly practitionerId?: string;
  readonly patientId?: string;
  readonly siteId?: string;
  /** Visits of one of these patients, or with one of these practitioners. */
  readonly people?: { readonly patientIds: readonly string[]; readonly practitionerIds: readonly string[] };
  readonly sort: 'start' | '-start' | 'createdAt' | '-createdAt';
  readonly limit: number;
  readonly cursor?: string;
}

export interface ConfirmedFacts extends AppointmentFacts {
  readonly confirmedAt: string | null;
}

/**
 * A visit in a list. What was written about it is read where the reader is its patient or its practitioner; for everybody
 * else the texts are null, and only that there are such is known.
 */
export interface ListedVisit extends VisitRecord {
  readonly hasReason: boolean;
  readonly hasStaffNote: boolean;
}

/** A visit that starts soon. */
export interface StartingFacts extends ConfirmedFacts {
  /** When it was moved last; null when it never was. */
  readonly movedAt: string | null;
}

/** The facts of one visit, and why the clinic declined, cancelled or moved it, for the patient's eyes only. */
export interface KeptAppointmentFacts extends ConfirmedFacts {
  readonly reasonForPatient?: string;
  /** It was confirmed once, whatever happened since: its entry may lie in calendars. */
  readonly everConfirmed: boolean;
}

/** With the clinic's rule: until when the patient may move it, and cancels in time. */
export interface ToldAppointmentFacts extends KeptAppointmentFacts {
  readonly cutOff: string;
}

export interface StartRange {
  readonly from: string;
  readonly to: string;
  readonly practitionerId?: string;
}

/** Everything that is only read. What takes an actor shows no more than the actor may see. */
export abstract class AppointmentReads {
  /** @throws missing, also when the actor may not know of it. */
  abstract find(id: string, actor: Actor): Promise<VisitRecord>;
  abstract page(filter: AppointmentFilter, actor: Actor): Promise<Page<ListedVisit>>;
  /** The visits of a site that are on the board of a day (`to` is exclusive), by start; whoever asks runs its desk. */
  abstract siteDay(siteId: string, day: { from: string; to: string }, limit: number): Promise<BoardVisit[]>;
  /** Oldest first. */
  abstract historyOf(id: string): Promise<HistoryEntry[]>;
  abstract facts(id: string): Promise<KeptAppointmentFacts | undefined>;
  abstract confirmedStarting(range: StartRange): Promise<StartingFacts[]>;
}
