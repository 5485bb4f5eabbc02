import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalAttendeeData,
} from 'ical-generator';
import type { SiteRow } from '../../practitioners/index.js';

/** What a calendar entry says: when and where, nothing clinical. Instants are RFC 3339. */
export interface CalendarEntry {
  readonly appointmentId: string;
  readonly revision: number;
  readonly cancelled: boolean;
  readonly start: string;
  readonly end: string;
  /** When this revision was made. */
  readonly stamp: string;
  /** One line. */
  readonly location: string;
  /** Who it comes from: the clinic's name and its e-mail address. */
  readonly organizer: { readonly name: string; readonly email: string };
  /** The e-mail address of the one it is sent to. */
  readonly attendee?: string;
  readonly url?: string;
}

/** Calendars lie open on desks and screens: the title says no more than this. */
const title = 'Appointment';

/**
 * The iCalendar file (RFC 5545) of one appointment, downloaded or sent (RFC 5546). The UID stays and the revision counts as
 * SEQUENCE, so a calendar that has the appointment moves or removes it. Times are UTC: no client can read them in another way.
 */
export function calendarFile(entry: CalendarEntry): string {
  const method = entry.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = ical({ prodId: { company: 'Careslot', product: 'Appointments', language: 'EN' }, method });
  calendar.createEvent({
    id: entry.appointmentId,
    sequence: entry.revision,
    stamp: Temporal.Instant.from(entry.stamp),
    start: Temporal.Instant.from(entry.start),
    end: Temporal.Instant.from(entry.end),
    summary: title,
    location: entry.location,
    url: entry.url,
    organizer: entry.organizer,
    attendees: entry.attendee ? [attendee(entry.attendee)] : [],
    status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}

/** Where an appointment takes place: one by video has no street, and is joined on its page. */
export function locationOf(
  { name, address }: Pick<SiteRow, 'name' | 'address'>,
  mode: string | undefined,
  page: string,
): string {
  if (mode === 'video') return page;
  const { line1, postalCode, city, country } = address;
  return [name, line1, [postalCode, city].filter(Boolean).join(' '), country].filter(Boolean).join(', ');
}

function attendee(email: string): ICalAttendeeData {
  return { email, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.ACCEPTED, rsvp: false };
}
