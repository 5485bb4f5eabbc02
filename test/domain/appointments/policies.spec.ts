import { describe, expect, it } from 'vitest';
import { bookedState } from '../../../src/appointments/domain/booking.js';
import { applyPolicies, bookingPolicies } from '../../../src/appointments/domain/booking-policies.js';
import { cutOffOf } from '../../../src/appointments/domain/guards.js';
import { guardTransition, type Action } from '../../../src/appointments/domain/lifecycle.js';
import type { Policies } from '../../../src/settings/index.js';
import { appointmentIn, bookedAt, by, policies, start } from './visits.js';

const before = (time: Temporal.DurationLike) => start.subtract(time);
const codeOf = (attempt: () => unknown): string | undefined => {
  try {
    attempt();
    return undefined;
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return `${code} ${message}`;
  }
};

/** Each rule with two values of its policy: the number is the clinic's, in what is decided and in what is said. */
describe('the policies of the clinic', () => {
  const patientMay = (action: Action, now: Temporal.Instant, changes: Partial<Policies>) =>
    codeOf(() => guardTransition(appointmentIn('confirmed'), action, by('patient', now, changes)));

  it.each([4, 48])('give a request %d hours for its answer', (approvalDeadlineHours) => {
    const place = { practitionerId: 'perera', siteId: 'kandy', start, end: start, timeZone: 'UTC' };
    const booking = {
      id: 'visit',
      patientId: 'ana',
      visitTypeId: 'x',
      visitType: null,
      ...{ visitTypeName: 'Visit', mode: 'in_person' as const, feeAmount: null, feeCurrency: null },
      ...place,
      reason: null,
      needsApproval: true,
    };
    const { approvalDeadline } = bookedState(booking, by('patient', bookedAt, { approvalDeadlineHours }));
    expect(approvalDeadline!.equals(bookedAt.add({ hours: approvalDeadlineHours }))).toBe(true);
  });

  it.each([1, 48])('let a patient move a visit until %d hours before it', (cancellationCutOffHours) => {
    const rule = { cancellationCutOffHours };
    const cutOff = cutOffOf(appointmentIn('confirmed'), { ...policies, ...rule });
    expect(cutOff.equals(before({ hours: cancellationCutOffHours }))).toBe(true);
    expect(patientMay('reschedule', cutOff, rule)).toBeUndefined();
    const hours = cancellationCutOffHours === 1 ? '1 hour' : '48 hours';
    expect(patientMay('reschedule', cutOff.add({ seconds: 1 }), rule)).toContain(`CUT_OFF Less than ${hours} before`);
    const cancelled = appointmentIn('confirmed');
    cancelled.cancel(by('patient', cutOff.add({ seconds: 1 }), rule), null);
    expect(cancelled.late).toBe(true);
  });

  it('let a patient move a visit until it begins where there is no cut-off', () => {
    const rule = { cancellationCutOffHours: 0, lateCancellation: 'refuse' } as const;
    for (const action of ['reschedule', 'cancel'] as const) {
      expect(patientMay(action, before({ seconds: 1 }), rule)).toBeUndefined();
      expect(patientMay(action, start, rule)).toContain('START_PASSED');
    }
  });

  it('allow or refuse to cancel late', () => {
    const late = before({ hours: 2 });
    expect(patientMay('cancel', late, { lateCancellation: 'allow' })).toBeUndefined();
    expect(patientMay('cancel', late, { lateCancellation: 'refuse' })).toContain('CUT_OFF');
    expect(patientMay('cancel', before({ hours: 25 }), { lateCancellation: 'refuse' })).toBeUndefined();
    const staff = by('staff', late, { lateCancellation: 'refuse' });
    expect(guardTransition(appointmentIn('confirmed'), 'cancel', staff, 'ill').actingAs).toBe('staff');
  });

  it.each([0, 40])('give a patient %d minutes of grace', (noShowGraceMinutes) => {
    const ends = start.add({ minutes: noShowGraceMinutes });
    const missed = (now: Temporal.Instant) =>
      codeOf(() => guardTransition(appointmentIn('confirmed'), 'no-show', by('staff', now, { noShowGraceMinutes })));
    expect(missed(ends)).toBeUndefined();
    expect(missed(ends.subtract({ seconds: 1 }))).toContain(
      `WITHIN_GRACE A patient may be ${noShowGraceMinutes} minutes`,
    );
  });

  const book = (load: { futureAppointments: number; recentNoShows: number }, changes: Partial<Policies>) => {
    const practitioner = { status: 'active', licenceExpiresOn: '2030-01-01' };
    const request = { practitioner, site: { active: true, timeZone: 'UTC' }, offered: true, start };
    const full = { ...load, recentBookings: { count: 0, freeInSeconds: 1 } };
    return codeOf(() =>
      applyPolicies(bookingPolicies, { ...request, load: full, policies: { ...policies, ...changes } }),
    );
  };

  it.each([1, 12])('let a patient have %d visits ahead', (maxFutureVisits) => {
    const ahead = (futureAppointments: number) => book({ futureAppointments, recentNoShows: 0 }, { maxFutureVisits });
    expect(ahead(maxFutureVisits - 1)).toBeUndefined();
    const visits = maxFutureVisits === 1 ? '1 visit' : '12 visits';
    expect(ahead(maxFutureVisits)).toBe(`TOO_MANY_VISITS A patient may have ${visits} ahead.`);
  });

  it.each([1, 5])('let the clinic book after %d missed visits', (noShowsBeforeStaffMustBook) => {
    const rule = { noShowsBeforeStaffMustBook, noShowWindowMonths: 6 };
    const missed = (recentNoShows: number) => book({ futureAppointments: 0, recentNoShows }, rule);
    expect(missed(noShowsBeforeStaffMustBook - 1)).toBeUndefined();
    const visits = noShowsBeforeStaffMustBook === 1 ? '1 missed visit' : '5 missed visits';
    expect(missed(noShowsBeforeStaffMustBook)).toContain(`STAFF_MUST_BOOK After ${visits} in 6 months`);
  });
});
