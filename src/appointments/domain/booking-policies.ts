import { counted } from '../../shared/kernel/counted.js';
import { limited, refused, type DomainError } from '../../shared/kernel/domain-error.js';
import type { Policies } from '../../settings/index.js';
import type { PatientLoad, RecentActs } from './appointments.js';

/** What the booking policies look at. Whether the time can be had is for scheduling to say. */
export interface BookingCase {
  readonly practitioner: { readonly status: string; readonly licenceExpiresOn: string };
  readonly site: { readonly active: boolean; readonly timeZone: string };
  readonly offered: boolean;
  readonly start: Temporal.Instant;
  /** What the patient has on the books; undefined when the clinic books, which the caps do not bind. */
  readonly load?: PatientLoad;
  readonly policies: Policies;
}

/** A reason to refuse a booking, or nothing. */
export type BookingPolicy = (booking: BookingCase) => DomainError | undefined;

const notTooManyAppointments: BookingPolicy = ({ load, policies: { maxFutureVisits } }) =>
  load && load.futureAppointments >= maxFutureVisits
    ? refused('TOO_MANY_VISITS', `A patient may have ${counted(maxFutureVisits, 'visit')} ahead.`)
    : undefined;

const notTooManyNoShows: BookingPolicy = ({ load, policies }) =>
  load && load.recentNoShows >= policies.noShowsBeforeStaffMustBook
    ? refused('STAFF_MUST_BOOK', staffMustBook(policies))
    : undefined;

/** Booking and cancelling over and over keeps others from booking and fills the clinic's mailboxes. */
const notTooManyBookings: BookingPolicy = ({ load, policies: { maxBookingsPerHour: max } }) =>
  load && load.recentBookings.count >= max
    ? limited(
        `${maxInAnHour('book', max)} Wait, or call the clinic.`,
        load.recentBookings.freeInSeconds,
        'TOO_MANY_BOOKINGS',
      )
    : undefined;

/** @throws TOO_MANY_MOVES with the seconds to wait, when a patient has moved too often within the hour */
export function applyMovePolicy(moves: RecentActs, { maxMovesPerHour: max }: Policies): void {
  if (moves.count < max) return;
  throw limited(`${maxInAnHour('move visits', max)} Wait, or call the clinic.`, moves.freeInSeconds, 'TOO_MANY_MOVES');
}

const maxInAnHour = (what: string, max: number): string => `A patient may ${what} ${counted(max, 'time')} an hour.`;

const practitionerTakesAppointments: BookingPolicy = ({ practitioner, site, start }) => {
  const day = start.toZonedDateTimeISO(site.timeZone).toPlainDate().toString();
  const available = practitioner.status === 'active' && day <= practitioner.licenceExpiresOn;
  return available ? undefined : refused('PRACTITIONER_UNAVAILABLE', 'The practitioner takes no visits on that day.');
};

const siteTakesAppointments: BookingPolicy = ({ site }) =>
  site.active ? undefined : refused('SITE_CLOSED', 'The site takes no visits any more.');

const visitTypeIsOffered: BookingPolicy = ({ offered }) =>
  offered ? undefined : refused('NOT_OFFERED', 'The practitioner does not offer this type of visit.');

function staffMustBook({ noShowsBeforeStaffMustBook: max, noShowWindowMonths: months }: Policies): string {
  return `After ${counted(max, 'missed visit')} in ${counted(months, 'month')} the clinic books: please call.`;
}

/** What a place must be, for a new appointment and for one that moves there. */
export const placePolicies: readonly BookingPolicy[] = [
  practitionerTakesAppointments,
  siteTakesAppointments,
  visitTypeIsOffered,
];

/**
 * Whether the clinic may move an appointment there although its visit type is withdrawn, or not offered by its own
 * practitioner any more: what was booked can be moved within its type.
 */
export function takesItStill(
  { practitioner, visitType }: MovingTerms,
  { practitionerId, visitTypeId }: { readonly practitionerId: string; readonly visitTypeId: string },
): boolean {
  if (visitType.id !== visitTypeId) return false;
  const { id, visitTypeIds } = practitioner;
  return id === practitionerId || visitTypeIds.length === 0 || visitTypeIds.includes(visitTypeId);
}

interface MovingTerms {
  readonly practitioner: { readonly id: string; readonly visitTypeIds: readonly string[] };
  readonly visitType: { readonly id: string };
}

/** In the order in which a patient wants to hear them. */
export const bookingPolicies: readonly BookingPolicy[] = [
  notTooManyAppointments,
  notTooManyNoShows,
  notTooManyBookings,
  ...placePolicies,
];

/** @throws the first refusal, if there is one */
export function applyPolicies(policies: readonly BookingPolicy[], booking: BookingCase): void {
  for (const policy of policies) {
    const refusal = policy(booking);
    if (refusal) throw refusal;
  }
}
