import { describe, expect, it } from 'vitest';
import { system } from '../../../src/appointments/domain/who.js';
import { as, booked, bookedAt, policies, start, visitIn } from './visits.js';

const later = start.add({ hours: 24 });
const elsewhere = {
  practitionerId: 'silva',
  siteId: 'kandy',
  start: later,
  end: later.add({ minutes: 30 }),
  timeZone: 'Asia/Colombo',
};
const now = bookedAt.add({ hours: 1 });
const typesOf = (visit: ReturnType<typeof booked>) => visit.pullEvents().map((event) => event.type);

describe('an appointment', () => {
  it('is pending until it is approved, at most a day and never past its start', () => {
    expect(booked()).toMatchObject({ status: 'pending', revision: 0, confirmedAt: null });
    expect(booked().approvalDeadline?.toString()).toBe(bookedAt.add({ hours: 24 }).toString());
    const soon = booked({ now: start.subtract({ hours: 2 }) });
    expect(soon.approvalDeadline?.toString()).toBe(start.toString());
    expect(typesOf(booked())).toEqual(['appointments.requested.v1']);
  });

  it('is confirmed at once where nothing has to be approved', () => {
    const visit = booked({ needsApproval: false });
    expect(visit).toMatchObject({ status: 'confirmed', approvalDeadline: null });
    expect(typesOf(visit)).toEqual(['appointments.confirmed.v1']);
  });

  it('keeps who did what, and never the reason outside of the history', () => {
    const visit = visitIn('pending');
    visit.decline(as('practitioner'), now, policies, 'in surgery', [
      { start: later.toString(), timeZone: 'Asia/Colombo' },
    ]);
    expect(visit.pullHistory()).toEqual([
      expect.objectContaining({
        action: 'decline',
        from: 'pending',
        to: 'declined',
        as: 'practitioner',
        reason: 'in surgery',
      }),
    ]);
    const [event] = visit.pullEvents();
    expect(event!.type).toBe('appointments.declined.v1');
    expect(event!.payload).toMatchObject({ status: 'declined', alternatives: [{ start: later.toString() }] });
    expect(JSON.stringify(event!.payload)).not.toMatch(/surgery|cough/);
  });

  it('raises its revision when a move is approved, as calendars have taken the move for a cancellation', () => {
    const approved = (revision: number) => {
      const visit = visitIn('pending', { revision });
      visit.advance('approve', as('staff'), now, policies);
      expect(visit.pullEvents()[0]).toMatchObject({ payload: { approved: true, revision: visit.revision } });
      return visit.revision;
    };
    expect([approved(0), approved(1)]).toEqual([0, 2]);
  });

  it('is told like a cancellation when it is retracted while it lies ahead, and else not', () => {
    const retracted = (visit: ReturnType<typeof visitIn>, at = now) => {
      visit.retract(as('admin'), at, policies, 'another patient');
      expect(visit.status).toBe('entered_in_error');
      return [visit.revision, ...typesOf(visit)];
    };
    for (const status of ['pending', 'confirmed'] as const) {
      expect(retracted(visitIn(status))).toEqual([1, 'appointments.retracted.v1']);
    }
    const silent = [0, 'appointments.status-changed.v1'];
    expect(retracted(visitIn('cancelled'))).toEqual(silent);
    expect(retracted(visitIn('confirmed'), start)).toEqual(silent);
  });

  it('knows where it is: a move there is none', () => {
    const visit = visitIn('confirmed');
    const here = { practitionerId: 'perera', siteId: 'kandy', start };
    expect(visit.isAt(here)).toBe(true);
    expect([visit.isAt(elsewhere), visit.isAt({ ...here, siteId: 'galle' })]).toEqual([false, false]);
  });

  it('changes later than it changed before, also where the clock of another host is behind', () => {
    const visit = visitIn('pending', { updatedAt: now.add({ seconds: 5 }) });
    visit.advance('approve', as('staff'), now, policies);
    visit.edit({ reason: 'worse' }, as('patient'), now);
    const times = visit.pullHistory().map(({ at }) => now.until(at).total('milliseconds'));
    expect(times).toEqual([5_001, 5_002]);
  });

  it('raises its revision when it is cancelled, and is late only for a patient after the cut-off', () => {
    const lateFor = (by: 'patient' | 'staff', hoursBefore: number) => {
      const visit = visitIn('confirmed');
      visit.cancel(as(by), start.subtract({ hours: hoursBefore }), policies, 'ill');
      expect(visit).toMatchObject({ status: 'cancelled', revision: 1 });
      return visit.late;
    };
    expect([lateFor('patient', 24), lateFor('patient', 23), lateFor('staff', 1)]).toEqual([false, true, false]);
  });

  it('is not touched by a cancellation that is refused', () => {
    const visit = visitIn('confirmed');
    expect(() => visit.cancel(as('staff'), now, policies, null)).toThrow(
      expect.objectContaining({ code: 'REASON_REQUIRED' }),
    );
    expect(visit).toMatchObject({ status: 'confirmed', revision: 0, late: false });
    expect(visit.pullEvents()).toEqual([]);
  });

  it('has to be approved again when its patient moves it and its type asks for it', () => {
    const visit = visitIn('confirmed', { confirmedAt: bookedAt });
    visit.reschedule(elsewhere, as('patient'), now, policies, true);
    expect(visit).toMatchObject({ status: 'pending', revision: 1, practitionerId: 'silva', confirmedAt: null });
    expect(visit.approvalDeadline?.toString()).toBe(now.add({ hours: 24 }).toString());
    const [event] = visit.pullEvents();
    const previous = expect.objectContaining({ start: start.toString(), practitionerId: 'perera' });
    expect(event).toMatchObject({ type: 'appointments.rescheduled.v1', payload: { status: 'pending', previous } });
  });

  it.each([
    ['patient', false],
    ['staff', true],
  ] as const)('stays confirmed when a %s moves it and approval is %s', (by, needsApproval) => {
    const visit = visitIn('confirmed', { confirmedAt: bookedAt });
    visit.reschedule(elsewhere, as(by), now, policies, needsApproval);
    expect(visit).toMatchObject({ status: 'confirmed', revision: 1, approvalDeadline: null });
    expect(visit.confirmedAt).toBe(bookedAt);
  });

  it('expires only after its deadline, and may be approved until it has', () => {
    const due = bookedAt.add({ hours: 24 });
    const visit = visitIn('pending');
    expect(() => visit.advance('expire', system, due.subtract({ seconds: 1 }), policies)).toThrow(
      expect.objectContaining({ code: 'NOT_DUE' }),
    );
    visit.advance('approve', as('staff'), due.add({ hours: 1 }), policies);
    expect(visit.status).toBe('confirmed');
    const other = visitIn('pending');
    other.advance('expire', system, due, policies);
    expect(typesOf(other)).toEqual(['appointments.expired.v1']);
    expect(() => other.advance('approve', as('staff'), due, policies)).toThrow(
      expect.objectContaining({ code: 'INVALID_TRANSITION' }),
    );
  });

  it('goes through a day at the desk and back again', () => {
    const visit = visitIn('confirmed');
    const desk = as('staff');
    visit.advance('check-in', desk, start, policies);
    visit.advance('start', desk, start, policies);
    visit.advance('complete', desk, start, policies);
    visit.advance('undo', desk, start, policies, 'wrong patient');
    expect(visit.status).toBe('in_consultation');
    visit.advance('undo', desk, start, policies, 'wrong patient');
    expect(visit.status).toBe('checked_in');
    visit.advance('undo', desk, start, policies, 'wrong patient');
    expect(visit.status).toBe('confirmed');
    expect(visit.pullHistory().map(({ action, to }) => `${action} ${to}`)).toEqual([
      'check-in checked_in',
      'start in_consultation',
      'complete completed',
      'undo in_consultation',
      'undo checked_in',
      'undo confirmed',
    ]);
  });

  it('keeps staff notes away from patients', () => {
    const visit = visitIn('confirmed');
    expect(() => visit.edit({ staffNote: 'x' }, as('patient'), now)).toThrow(
      expect.objectContaining({ kind: 'forbidden' }),
    );
    visit.edit({ staffNote: 'needs a ramp' }, as('staff'), now);
    expect(visit).toMatchObject({ staffNote: 'needs a ramp', reason: 'a cough' });
    visit.edit({ reason: null }, as('patient'), now);
    expect(visit).toMatchObject({ staffNote: 'needs a ramp', reason: null });
  });
});
