import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalAttendeeData,
} from 'ical-generator';
import type { SiteRow, VisitMode } from '../../practitioners/index.js';
import type { Language } from '../../settings/index.js';

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
  readonly language: Language;
  /** The e-mail address of the one it is sent to; without: it is downloaded, and invites nobody. */
  readonly attendee?: string;
  readonly url?: string;
}

/** Calendars lie open on desks and screens: the title says no more than this. */
const titles: Record<Language, string> = { en: 'Appointment', de: 'Termin' };

/**
 * The iCalendar file (RFC 5545) of one appointment, downloaded or sent (RFC 5546). The UID stays and the revision counts as
 * SEQUENCE, so a calendar that has the appointment moves or removes it. Times are UTC: no client can read them in another way.
 */
export function calendarFile(entry: CalendarEntry): string {
  const method = methodOf(entry);
  const calendar = ical({
    prodId: { company: 'Careslot', product: 'Appointments', language: entry.language.toUpperCase() },
    method,
  });
  calendar.createEvent({
    id: entry.appointmentId,
    sequence: entry.revision,
    stamp: Temporal.Instant.from(entry.stamp),
    start: Temporal.Instant.from(entry.start),
    end: Temporal.Instant.from(entry.end),
    summary: titles[entry.language],
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
  mode: VisitMode,
  page: string,
): string {
  if (mode === 'video') return page;
  const { line1, postalCode, city, country } = address;
  return [name, line1, [postalCode, city].filter(Boolean).join(' '), country].filter(Boolean).join(', ');
}

/** Calendars refuse a REQUEST that names nobody: a file to download is published (RFC 5546), also of what was cancelled. */
function methodOf({ attendee: invited, cancelled }: CalendarEntry): ICalCalendarMethod {
  if (invited === undefined) return ICalCalendarMethod.PUBLISH;
  return cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
}

function attendee(email: string): ICalAttendeeData {
  return { email, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.ACCEPTED, rsvp: false };
}
