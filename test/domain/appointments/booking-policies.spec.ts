import { describe, expect, it } from '@jest/globals';
import { bookingPolicies, judge, type BookingRequest } from '../../../src/appointments/domain/booking-policies.js';
import { policies, start } from './visits.js';

const request: BookingRequest = {
  practitioner: { status: 'active', licenceExpiresOn: '2026-12-10' },
  site: { active: true, timeZone: 'Asia/Colombo' },
  offered: true,
  start,
  load: { futureVisits: 9, recentNoShows: 2 },
  policies,
};
const refusalOf = (changes: Partial<BookingRequest>): string | undefined => {
  try {
    judge(bookingPolicies, { ...request, ...changes });
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('booking policies', () => {
  it('let a booking through that breaks none', () => expect(refusalOf({})).toBeUndefined());

  it.each([
    ['TOO_MANY_VISITS', { load: { futureVisits: 10, recentNoShows: 0 } }],
    ['STAFF_MUST_BOOK', { load: { futureVisits: 0, recentNoShows: 3 } }],
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
    expect(refusalOf({ offered: false, load: { futureVisits: 10, recentNoShows: 3 } })).toBe('TOO_MANY_VISITS');
  });
});
