import { describe, expect, it } from 'vitest';
import type { PatientLoad } from '../../../src/appointments/domain/appointments.js';
import {
  applyMovePolicy,
  applyPolicies,
  bookingPolicies,
  type BookingCase,
} from '../../../src/appointments/domain/booking-policies.js';
import { policies, start } from './visits.js';

const load = (more: Partial<PatientLoad> = {}): PatientLoad => ({
  futureAppointments: 0,
  recentNoShows: 0,
  recentBookings: { count: 0, freeInSeconds: 1 },
  ...more,
});
const booking: BookingCase = {
  practitioner: { status: 'active', licenceExpiresOn: '2026-12-10' },
  site: { active: true, timeZone: 'Asia/Colombo' },
  offered: true,
  start,
  load: load({ futureAppointments: 9, recentNoShows: 2, recentBookings: { count: 9, freeInSeconds: 60 } }),
  policies,
};
const refusalOf = (changes: Partial<BookingCase>): string | undefined => {
  try {
    applyPolicies(bookingPolicies, { ...booking, ...changes });
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('booking policies', () => {
  it('let a booking through that breaks none', () => expect(refusalOf({})).toBeUndefined());

  it.each([
    ['TOO_MANY_VISITS', { load: load({ futureAppointments: 10 }) }],
    ['STAFF_MUST_BOOK', { load: load({ recentNoShows: 3 }) }],
    ['TOO_MANY_BOOKINGS', { load: load({ recentBookings: { count: 10, freeInSeconds: 60 } }) }],
    ['PRACTITIONER_UNAVAILABLE', { practitioner: { status: 'suspended', licenceExpiresOn: '2030-01-01' } }],
    ['PRACTITIONER_UNAVAILABLE', { practitioner: { status: 'active', licenceExpiresOn: '2026-12-09' } }],
    ['SITE_CLOSED', { site: { active: false, timeZone: 'Asia/Colombo' } }],
    ['NOT_OFFERED', { offered: false }],
  ])('refuse with %s', (code, changes) => expect(refusalOf(changes)).toBe(code));

  it('judge the licence by the day at the site', () => {
    const lateInUtc = Temporal.Instant.from('2026-12-10T20:00:00Z');
    expect(refusalOf({ start: lateInUtc })).toBe('PRACTITIONER_UNAVAILABLE');
  });

  it('do not bind the clinic to the caps', () => expect(refusalOf({ load: undefined })).toBeUndefined());

  it('answer with the first refusal', () => {
    expect(refusalOf({ offered: false, load: load({ futureAppointments: 10, recentNoShows: 3 }) })).toBe(
      'TOO_MANY_VISITS',
    );
  });

  it('say when the next booking or move of the hour is possible', () => {
    const recent = { count: policies.maxMovesPerHour, freeInSeconds: 61 };
    const details = { retryAfter: 61 };
    expect(() => applyPolicies(bookingPolicies, { ...booking, load: load({ recentBookings: recent }) })).toThrow(
      expect.objectContaining({ kind: 'limited', code: 'TOO_MANY_BOOKINGS', details }),
    );
    const refused = expect.objectContaining({ kind: 'limited', code: 'TOO_MANY_MOVES', details });
    expect(() => applyMovePolicy(recent, policies)).toThrow(refused);
    expect(() => applyMovePolicy({ ...recent, count: policies.maxMovesPerHour - 1 }, policies)).not.toThrow();
  });
});
