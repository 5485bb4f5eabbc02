import { refused } from '../../shared/kernel/domain-error.js';

/** What decides whether something can be written about an appointment. */
export interface AppointmentProgress {
  readonly status: string;
  /** RFC 3339. */
  readonly start: string;
  /** The IANA zone of the site. */
  readonly timeZone: string;
}

const takingPlace = new Set(['checked_in', 'in_consultation', 'completed']);

/**
 * Records are written about appointments that take place: once the patient has come, and for a confirmed appointment from
 * its local day on, because not every practice checks its patients in. Requests, and appointments that did not take place,
 * get none.
 * @throws VISIT_NOT_BEGUN
 */
export function requireBegun({ status, start, timeZone }: AppointmentProgress, now: Temporal.Instant): void {
  if (takingPlace.has(status)) return;
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).toPlainDate();
  const hasCome = Temporal.PlainDate.compare(dayOf(now), dayOf(Temporal.Instant.from(start))) >= 0;
  if (status === 'confirmed' && hasCome) return;
  throw refused('VISIT_NOT_BEGUN', 'Notes and prescriptions are written once the visit takes place, or on its day.');
}
