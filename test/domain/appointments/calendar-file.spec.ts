import { describe, expect, it } from 'vitest';
import { calendarFile, locationOf, type CalendarEntry } from '../../../src/appointments/application/calendar-file.js';

const entry: CalendarEntry = {
  appointmentId: '01939a3e-0000-7000-8000-000000000001',
  revision: 2,
  cancelled: false,
  start: '2026-12-10T09:00:00Z',
  end: '2026-12-10T09:30:00Z',
  stamp: '2026-12-01T08:00:00Z',
  location: 'Hill Street 1; Kandy\nBEGIN:VALARM',
  language: 'en',
  attendee: 'ana@example.org',
  organizer: { name: 'Lakeside Clinic', email: 'clinic@example.org' },
};
const linesOf = (values: Partial<CalendarEntry> = {}) =>
  calendarFile({ ...entry, ...values })
    .replaceAll('\r\n ', '')
    .split('\r\n');

describe('the calendar file', () => {
  it('names the visit by its id, its revision and UTC times', () => {
    expect(linesOf()).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        `UID:${entry.appointmentId}`,
        'SEQUENCE:2',
        'DTSTAMP:20261201T080000Z',
        'DTSTART:20261210T090000Z',
        'DTEND:20261210T093000Z',
        'STATUS:CONFIRMED',
      ]),
    );
  });

  it('takes a cancelled visit out of the calendar', () => {
    expect(linesOf({ cancelled: true })).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED']));
  });

  it.each([true, false])('invites nobody when it is downloaded, cancelled: %s', (cancelled) => {
    const { attendee: _nobody, ...downloaded } = entry;
    const file = calendarFile({ ...downloaded, cancelled });
    expect(file).toContain('METHOD:PUBLISH');
    expect(file).toContain(cancelled ? 'STATUS:CANCELLED' : 'STATUS:CONFIRMED');
    expect(file).not.toContain('ATTENDEE');
  });

  it('has its title in the language of the reader', () => {
    expect(linesOf({ language: 'de' })).toContain('SUMMARY:Termin');
  });

  it('is from the clinic by its name', () => {
    expect(linesOf()).toContain('ORGANIZER;CN="Lakeside Clinic":mailto:clinic@example.org');
  });

  it('sends nobody to the street of a video visit', () => {
    const page = 'https://clinic.test/visits/1';
    const site = { name: 'Main house', address: { line1: 'Hill Street 1', city: 'Kandy', country: 'LK' } };
    expect(locationOf(site, 'in_person', page)).toBe('Main house, Hill Street 1, Kandy, LK');
    expect(locationOf(site, 'video', page)).toBe(page);
  });

  it('lets no text become a line of its own', () => {
    expect(linesOf()).not.toContain('BEGIN:VALARM');
    expect(linesOf()).toContain('LOCATION:Hill Street 1\\; Kandy\\nBEGIN:VALARM');
    expect(linesOf()).toContain('SUMMARY:Appointment');
  });
});
