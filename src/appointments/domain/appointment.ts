import { Aggregate } from '../../shared/kernel/aggregate.js';
import { forbidden, refused } from '../../shared/kernel/domain-error.js';
import { newId } from '../../shared/kernel/id.js';
import { isClinic, type ActingAs } from './acting-as.js';
import { eventOf, payloadOf } from './appointment-events.js';
import type { AppointmentState } from './appointment-state.js';
import { bookedState, deadlineOf, type Booking, type Place } from './booking.js';
import * as events from './events.js';
import { isAfterCutOff } from './guards.js';
import type { HistoryEntry } from './history-entry.js';
import { guardTransition, type Action } from './lifecycle.js';
import type { Occasion } from './occasion.js';
import { occupies, type AppointmentStatus } from './status.js';

type Instant = Temporal.Instant;

/** An aggregate with the fields of {@link AppointmentState}, which are declared there and nowhere else. */
const AppointmentFields = Aggregate as abstract new () => Aggregate & AppointmentState;

/** A patient's booked time with a practitioner. It decides about its status; scheduling decides about time. */
export class Appointment extends AppointmentFields {
  // Not initialised here: a loaded appointment skips its constructor.
  private _history?: HistoryEntry[];

  static book(booking: Booking, occasion: Occasion, actingAs: ActingAs): Appointment {
    const appointment = new Appointment();
    appointment.become(bookedState(booking, occasion));
    appointment.note('book', null, occasion, actingAs, booking.overlapReason ?? null);
    const Event = booking.needsApproval ? events.AppointmentRequested : events.AppointmentConfirmed;
    appointment.record(new Event(payloadOf(appointment, occasion.actor, actingAs)));
    return appointment;
  }

  /** Any row of the lifecycle that changes nothing but the status. */
  advance(action: Action | 'expire', occasion: Occasion, reason: string | null = null): void {
    // A move took the entry of the former time out of calendars and raised the revision: its approval raises it again.
    const raised = action === 'approve' && this.revision > 0 ? { revision: this.revision + 1 } : {};
    const actingAs = this.transit(action, occasion, reason, () => raised);
    this.record(eventOf(action, payloadOf(this, occasion.actor, actingAs)));
  }

  /** Retracting an appointment that lies ahead is announced like a cancellation; retracting a past one is not. */
  retract(occasion: Occasion, reason: string | null): void {
    const ahead = occupies(this.status) && Temporal.Instant.compare(this.start, occasion.now) > 0;
    if (!ahead) return this.advance('retract', occasion, reason);
    const actingAs = this.transit('retract', occasion, reason, () => ({ revision: this.revision + 1 }));
    this.record(new events.AppointmentRetracted(payloadOf(this, occasion.actor, actingAs)));
  }

  /** Patients prove with the site's code that they are there; `codeIsRight` is undefined when no code was given. */
  checkIn(occasion: Occasion, codeIsRight: boolean | undefined, reason: string | null = null): void {
    const { actingAs } = guardTransition(this, 'check-in', occasion, reason);
    if (actingAs === 'patient' && !codeIsRight) {
      throw codeIsRight === undefined
        ? refused('CODE_REQUIRED', 'Give the code that hangs at the door of the site.')
        : refused('WRONG_CODE', 'This is not the code of the site today.');
    }
    this.advance('check-in', occasion, reason);
  }

  decline(occasion: Occasion, reason: string, alternatives: readonly events.AlternativeStart[]): void {
    const actingAs = this.transit('decline', occasion, reason);
    this.record(new events.AppointmentDeclined({ ...payloadOf(this, occasion.actor, actingAs), alternatives }));
  }

  /** A patient's cancellation after the cut-off is recorded as late. The revision rises: calendars take it as news. */
  cancel(occasion: Occasion, reason: string | null): void {
    const actingAs = this.transit('cancel', occasion, reason, (canceller) => ({
      late: canceller === 'patient' && isAfterCutOff(this, occasion),
      cancelledAt: occasion.now,
      revision: this.revision + 1,
    }));
    const payload = payloadOf(this, occasion.actor, actingAs);
    this.record(new events.AppointmentCancelled({ ...payload, late: this.late }));
  }

  /** Whether it has this place already: a move there changes nothing. */
  isAt({ practitionerId, siteId, start }: Pick<Place, 'practitionerId' | 'siteId' | 'start'>): boolean {
    return practitionerId === this.practitionerId && siteId === this.siteId && start.equals(this.start);
  }

  /** The role in which the actor may move it. @throws like any transition that is refused. */
  mayMove(occasion: Occasion): ActingAs {
    return guardTransition(this, 'reschedule', occasion).actingAs;
  }

  /** Moved by its patient, an appointment whose visit type needs approval has to be approved again. */
  reschedule(place: Place, occasion: Occasion, needsApproval: boolean, reason: string | null = null): void {
    const actingAs = this.mayMove(occasion);
    const { now, policies } = occasion;
    const from = this.status;
    const { practitionerId, siteId } = this;
    const previous = { start: this.start.toString(), end: this.end.toString(), practitionerId, siteId };
    const status = actingAs === 'patient' && needsApproval ? 'pending' : from;
    this.become({
      ...place,
      status,
      revision: this.revision + 1,
      approvalDeadline: status === 'pending' ? deadlineOf(now, place.start, policies) : null,
      updatedAt: now,
      ...(status === from ? {} : { statusChangedAt: now, confirmedAt: null }),
    });
    this.note('reschedule', from, occasion, actingAs, reason);
    this.record(new events.AppointmentRescheduled({ ...payloadOf(this, occasion.actor, actingAs), previous }));
  }

  /** Changes what was written down: the reason by its patient while it lies ahead, everything by the clinic. */
  edit(texts: { reason?: string | null; staffNote?: string | null }, occasion: Occasion): void {
    const { actor, now } = occasion;
    if (!isClinic(actor)) {
      if (texts.staffNote !== undefined) throw forbidden('STAFF_ONLY', 'Only the clinic writes staff notes.');
      if (!occupies(this.status)) throw refused('CLOSED', 'The visit is over: its reason can no longer be changed.');
    }
    const { reason = this.reason, staffNote = this.staffNote } = texts;
    this.become({ reason, staffNote, updatedAt: now });
    this.note('edit', this.status, occasion, actor.roles[0]!, null);
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
    occasion: Occasion,
    reason: string | null,
    also: (actingAs: ActingAs) => Partial<AppointmentState> = () => ({}),
  ): ActingAs {
    const { row, actingAs } = guardTransition(this, action, occasion, reason);
    const { now } = occasion;
    const from = this.status;
    const status = row.to ?? this.previousStatus ?? 'confirmed';
    const startedFrom = action === 'start' ? from : this.startedFrom;
    // Only the last step is kept, and from where a consultation began: with or without a check-in.
    const back = status === 'in_consultation' ? (startedFrom ?? 'checked_in') : null;
    const previousStatus = action === 'undo' ? back : from;
    const confirmedAt = action === 'approve' ? now : this.confirmedAt;
    const times = { confirmedAt, statusChangedAt: now, updatedAt: now, approvalDeadline: null };
    this.become({ status, previousStatus, startedFrom, ...times, ...also(actingAs) });
    this.note(action, from, occasion, actingAs, reason);
    return actingAs;
  }

  private note(
    action: string,
    from: AppointmentStatus | null,
    { actor }: Occasion,
    actingAs: ActingAs,
    reason: string | null,
  ): void {
    const { id: appointmentId, status: to, revision, updatedAt: at } = this;
    const by = { accountId: actor.accountId, as: actingAs, onBehalfOf: null };
    (this._history ??= []).push({ id: newId(), appointmentId, at, ...by, action, from, to, revision, reason });
  }

  /**
   * The only way anything about an appointment changes. Each change is later than the one before it, also where two
   * hosts' clocks differ or a clock has not moved on: the times of the history are its order.
   */
  private become(values: Partial<AppointmentState> & { readonly updatedAt: Instant }): void {
    const before = this.updatedAt as Instant | undefined;
    const updatedAt = before ? later(values.updatedAt, before.add({ milliseconds: 1 })) : values.updatedAt;
    Object.assign(this, { ...values, updatedAt });
  }
}

function later(one: Instant, other: Instant): Instant {
  return Temporal.Instant.compare(one, other) < 0 ? other : one;
}
