import type { Policies } from '../../settings/index.js';
import { Aggregate } from '../../shared/kernel/aggregate.js';
import { forbidden, refused } from '../../shared/kernel/domain-error.js';
import { newId } from '../../shared/kernel/id.js';
import { eventOf, payloadOf } from './appointment-events.js';
import { bookedState, deadlineOf, type Booking, type Place } from './booking.js';
import * as events from './events.js';
import { isAfterCutOff } from './guards.js';
import type { HistoryEntry } from './history-entry.js';
import { permit, type Action } from './lifecycle.js';
import { occupies, type AppointmentStatus } from './status.js';
import type { VisitRecord } from './visit-record.js';
import { isClinic, type Who } from './who.js';

type Instant = Temporal.Instant;

/** A patient's visit with a practitioner. It decides about status; time is decided by scheduling. */
export class Appointment extends Aggregate implements VisitRecord {
  readonly id: string;
  readonly version: number;
  readonly status: AppointmentStatus;
  readonly revision: number;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly timeZone: string;
  readonly reason: string | null;
  readonly staffNote: string | null;
  readonly late: boolean;
  readonly overlapAllowed: boolean;
  readonly approvalDeadline: Instant | null;
  readonly previousStatus: AppointmentStatus | null;
  readonly statusChangedAt: Instant;
  readonly confirmedAt: Instant | null;
  readonly cancelledAt: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  // Not initialised here: a loaded visit skips its constructor.
  private _history?: HistoryEntry[];

  static book(booking: Booking, who: Who, as: events.Capacity, now: Instant, policies: Policies): Appointment {
    const visit = new Appointment();
    visit.become(bookedState(booking, now, policies));
    visit.note('book', null, who, as, booking.overlapReason ?? null);
    const Event = booking.needsApproval ? events.AppointmentRequested : events.AppointmentConfirmed;
    visit.record(new Event(payloadOf(visit, who, as)));
    return visit;
  }

  /** Any row of the lifecycle that changes nothing but the status. */
  advance(action: Action | 'expire', who: Who, now: Instant, policies: Policies, reason: string | null = null): void {
    // The entry of the time before a move was taken out of calendars with the move's revision: the approval is news again.
    const raised = action === 'approve' && this.revision > 0 ? { revision: this.revision + 1 } : {};
    const as = this.transit(action, who, now, policies, reason, () => raised);
    this.record(eventOf(action, payloadOf(this, who, as)));
  }

  /** What lay ahead is told like a cancellation; of what is over nobody is told. */
  retract(who: Who, now: Instant, policies: Policies, reason: string | null): void {
    const ahead = occupies(this.status) && Temporal.Instant.compare(this.start, now) > 0;
    if (!ahead) return this.advance('retract', who, now, policies, reason);
    const as = this.transit('retract', who, now, policies, reason, () => ({ revision: this.revision + 1 }));
    this.record(new events.AppointmentRetracted(payloadOf(this, who, as)));
  }

  /** Who checks in alone proves to be there; `codeIsRight` is undefined when no code was given. */
  // prettier-ignore
  checkIn(who: Who, now: Instant, policies: Policies, codeIsRight: boolean | undefined, reason: string | null = null): void {
    const { as } = permit(this, 'check-in', who, now, policies, reason);
    if (as === 'patient' && !codeIsRight) {
      throw codeIsRight === undefined
        ? refused('CODE_REQUIRED', 'Give the code that hangs at the door of the site.')
        : refused('WRONG_CODE', 'This is not the code of the site today.');
    }
    this.advance('check-in', who, now, policies, reason);
  }

  // prettier-ignore
  decline(who: Who, now: Instant, policies: Policies, reason: string, alternatives: readonly events.AlternativeStart[]): void {
    const as = this.transit('decline', who, now, policies, reason);
    this.record(new events.AppointmentDeclined({ ...payloadOf(this, who, as), alternatives }));
  }

  /** A patient's cancellation after the cut-off is recorded as late. The revision rises: calendars take it as news. */
  cancel(who: Who, now: Instant, policies: Policies, reason: string | null): void {
    const as = this.transit('cancel', who, now, policies, reason, (canceller) => ({
      late: canceller === 'patient' && isAfterCutOff(this, now, policies),
      cancelledAt: now,
      revision: this.revision + 1,
    }));
    this.record(new events.AppointmentCancelled({ ...payloadOf(this, who, as), late: this.late }));
  }

  /** Whether it has this place already: a move there changes nothing. */
  isAt({ practitionerId, siteId, start }: Pick<Place, 'practitionerId' | 'siteId' | 'start'>): boolean {
    return practitionerId === this.practitionerId && siteId === this.siteId && start.equals(this.start);
  }

  /** As what the actor may move it. @throws like any transition that is refused. */
  mayMove(who: Who, now: Instant, policies: Policies): events.Capacity {
    return permit(this, 'reschedule', who, now, policies).as;
  }

  /** Moved by its patient, a visit whose type needs approval has to be approved again. */
  // prettier-ignore
  reschedule(place: Place, who: Who, now: Instant, policies: Policies, needsApproval: boolean, reason: string | null = null): void {
    const as = this.mayMove(who, now, policies);
    const from = this.status;
    const { practitionerId, siteId } = this;
    const previous = { start: this.start.toString(), end: this.end.toString(), practitionerId, siteId };
    const status = as === 'patient' && needsApproval ? 'pending' : from;
    this.become({
      ...place,
      status,
      revision: this.revision + 1,
      approvalDeadline: status === 'pending' ? deadlineOf(now, place.start, policies) : null,
      updatedAt: now,
      ...(status === from ? {} : { statusChangedAt: now, confirmedAt: null }),
    });
    this.note('reschedule', from, who, as, reason);
    this.record(new events.AppointmentRescheduled({ ...payloadOf(this, who, as), previous }));
  }

  /** Changes what was written down: the reason by its patient while it lies ahead, everything by the clinic. */
  edit(texts: { reason?: string | null; staffNote?: string | null }, who: Who, now: Instant): void {
    if (!isClinic(who)) {
      if (texts.staffNote !== undefined) throw forbidden('STAFF_ONLY', 'Only the clinic writes staff notes.');
      if (!occupies(this.status)) throw refused('CLOSED', 'The visit is over: its reason can no longer be changed.');
    }
    const { reason = this.reason, staffNote = this.staffNote } = texts;
    this.become({ reason, staffNote, updatedAt: now });
    this.note('edit', this.status, who, who.capacities[0]!, null);
  }

  /** The last line of history that is not stored yet. */
  get lastEntry(): HistoryEntry | undefined {
    return this._history?.at(-1);
  }

  /** The lines of history since the last call, oldest first. */
  pullHistory(): HistoryEntry[] {
    const entries = this._history ?? [];
    this._history = [];
    return entries;
  }

  private transit(
    action: Action | 'expire',
    who: Who,
    now: Instant,
    policies: Policies,
    reason: string | null,
    also: (as: events.Capacity) => Partial<VisitRecord> = () => ({}),
  ): events.Capacity {
    const { row, as } = permit(this, action, who, now, policies, reason);
    const from = this.status;
    const status = row.to ?? this.previousStatus ?? 'confirmed';
    // Only the last step is kept; a consultation that is undone to was always preceded by the check-in.
    const previousStatus = action !== 'undo' ? from : status === 'in_consultation' ? 'checked_in' : null;
    const confirmedAt = action === 'approve' ? now : this.confirmedAt;
    const changes = {
      status,
      previousStatus,
      confirmedAt,
      statusChangedAt: now,
      updatedAt: now,
      approvalDeadline: null,
    };
    this.become({ ...changes, ...also(as) });
    this.note(action, from, who, as, reason);
    return as;
  }

  // prettier-ignore
  private note(action: string, from: AppointmentStatus | null, who: Who, as: events.Capacity, reason: string | null): void {
    const { id: appointmentId, status: to, revision, updatedAt: at } = this;
    const actor = { accountId: who.accountId, as, onBehalfOf: who.onBehalfOf ?? null };
    (this._history ??= []).push({ id: newId(), appointmentId, at, ...actor, action, from, to, revision, reason });
  }

  /**
   * The only way anything about a visit changes. Each change is later than the one before it, also where two hosts' clocks
   * differ or a clock has not moved on: the times of the history are its order.
   */
  private become(values: Partial<VisitRecord> & { readonly updatedAt: Instant }): void {
    const before = this.updatedAt as Instant | undefined;
    const updatedAt = before ? later(values.updatedAt, before.add({ milliseconds: 1 })) : values.updatedAt;
    Object.assign(this, { ...values, updatedAt });
  }
}

function later(one: Instant, other: Instant): Instant {
  return Temporal.Instant.compare(one, other) < 0 ? other : one;
}
