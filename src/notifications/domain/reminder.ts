import { minutesOf, type Reminder } from '../../settings/index.js';

/** A reminder that the clinic sends: so long before the start, and only what fell due since it does. */
export interface Lead {
  readonly minutes: number;
  readonly since: Temporal.Instant;
}

export interface AppointmentToRemind {
  readonly start: string;
  readonly bookedAt: string;
  readonly confirmedAt?: string | null;
  /** When it was moved last, if it was. */
  readonly movedAt?: string | null;
}

/** The shortest first. */
export function leadsOf(reminders: readonly Reminder[]): Lead[] {
  const leads = reminders.map(({ lead, since }) => ({ minutes: minutesOf(lead), since: Temporal.Instant.from(since) }));
  return leads.sort((a, b) => a.minutes - b.minutes);
}

/**
 * Whether the patient is reminded with this lead at all: not when the appointment was booked, confirmed or moved so late
 * that the message about that is itself a reminder, not when the clinic began to send it only after its moment, and never
 * once the appointment has begun.
 */
export function shouldRemind(
  appointment: AppointmentToRemind,
  { minutes, since }: Lead,
  now: Temporal.Instant,
): boolean {
  const start = Temporal.Instant.from(appointment.start);
  const due = start.subtract({ minutes });
  const known = [appointment.bookedAt, appointment.confirmedAt, appointment.movedAt].filter(
    (at) => typeof at === 'string',
  );
  const early = known.every((at) => Temporal.Instant.compare(Temporal.Instant.from(at), due) <= 0);
  const asked = Temporal.Instant.compare(since, due) <= 0;
  return early && asked && Temporal.Instant.compare(due, now) <= 0 && Temporal.Instant.compare(now, start) < 0;
}

/** A reader needs a while to find the mail and decide. */
const usefulMinutes = 60;

/**
 * Until when a reminder may offer to move or cancel the appointment; undefined when it is too late for that, or will be
 * before the mail is read: then the patient has to call.
 */
export function offeredUntil({ cutOff }: { readonly cutOff: string }, now: Temporal.Instant): string | undefined {
  const latest = Temporal.Instant.from(cutOff).subtract({ minutes: usefulMinutes });
  return Temporal.Instant.compare(now, latest) <= 0 ? cutOff : undefined;
}
