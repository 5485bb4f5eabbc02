import { describe, expect, it } from 'vitest';
import { system } from '../../../src/appointments/domain/acting-as.js';
import { appointmentIn, booked, bookedAt, by, start } from './visits.js';

const later = start.add({ hours: 24 });
const elsewhere = {
  practitionerId: 'silva',
  siteId: 'kandy',
  start: later,
  end: later.add({ minutes: 30 }),
  timeZone: 'Asia/Colombo',
};
const now = bookedAt.add({ hours: 1 });
const typesOf = (appointment: ReturnType<typeof booked>) => appointment.pullEvents().map((event) => event.type);

describe('an appointment', () => {
  it('is pending until it is approved, at most a day and never past its start', () => {
    expect(booked()).toMatchObject({ status: 'pending', revision: 0, confirmedAt: null });
    expect(booked().approvalDeadline?.toString()).toBe(bookedAt.add({ hours: 24 }).toString());
    const soon = booked({ now: start.subtract({ hours: 2 }) });
    expect(soon.approvalDeadline?.toString()).toBe(start.toString());
    expect(typesOf(booked())).toEqual(['appointments.requested.v1']);
  });

  it('is confirmed at once where nothing has to be approved', () => {
    const appointment = booked({ needsApproval: false });
    expect(appointment).toMatchObject({ status: 'confirmed', approvalDeadline: null });
    expect(typesOf(appointment)).toEqual(['appointments.confirmed.v1']);
  });

  it('keeps who did what, and never the reason outside of the history', () => {
    const appointment = appointmentIn('pending');
    appointment.decline(by('practitioner', now), 'in surgery', [{ start: later.toString(), timeZone: 'Asia/Colombo' }]);
    expect(appointment.pullHistory()).toEqual([
      expect.objectContaining({
        action: 'decline',
        from: 'pending',
        to: 'declined',
        as: 'practitioner',
        reason: 'in surgery',
      }),
    ]);
    const [event] = appointment.pullEvents();
    expect(event!.type).toBe('appointments.declined.v1');
    expect(event!.payload).toMatchObject({ status: 'declined', alternatives: [{ start: later.toString() }] });
    expect(JSON.stringify(event!.payload)).not.toMatch(/surgery|cough/);
  });

  it('raises its revision when a move is approved, as calendars have taken the move for a cancellation', () => {
    const approved = (revision: number) => {
      const appointment = appointmentIn('pending', { revision });
      appointment.advance('approve', by('staff', now));
      expect(appointment.pullEvents()[0]).toMatchObject({
        payload: { approved: true, revision: appointment.revision },
      });
      return appointment.revision;
    };
    expect([approved(0), approved(1)]).toEqual([0, 2]);
  });

  it('is told like a cancellation when it is retracted while it lies ahead, and else not', () => {
    const retracted = (appointment: ReturnType<typeof appointmentIn>, at = now) => {
      appointment.retract(by('admin', at), 'another patient');
      expect(appointment.status).toBe('entered_in_error');
      return [appointment.revision, ...typesOf(appointment)];
    };
    for (const status of ['pending', 'confirmed'] as const) {
      expect(retracted(appointmentIn(status))).toEqual([1, 'appointments.retracted.v1']);
    }
    const silent = [0, 'appointments.status-changed.v1'];
    expect(retracted(appointmentIn('cancelled'))).toEqual(silent);
    expect(retracted(appointmentIn('confirmed'), start)).toEqual(silent);
  });

  it('knows where it is: a move there is none', () => {
    const appointment = appointmentIn('confirmed');
    const here = { practitionerId: 'perera', siteId: 'kandy', start };
    expect(appointment.isAt(here)).toBe(true);
    expect([appointment.isAt(elsewhere), appointment.isAt({ ...here, siteId: 'galle' })]).toEqual([false, false]);
  });

  it('changes later than it changed before, also where the clock of another host is behind', () => {
    const appointment = appointmentIn('pending', { updatedAt: now.add({ seconds: 5 }) });
    appointment.advance('approve', by('staff', now));
    appointment.edit({ reason: 'worse' }, by('patient', now));
    const times = appointment.pullHistory().map(({ at }) => now.until(at).total('milliseconds'));
    expect(times).toEqual([5_001, 5_002]);
  });

  it('raises its revision when it is cancelled, and is late only for a patient after the cut-off', () => {
    const lateFor = (role: 'patient' | 'staff', hoursBefore: number) => {
      const appointment = appointmentIn('confirmed');
      appointment.cancel(by(role, start.subtract({ hours: hoursBefore })), 'ill');
      expect(appointment).toMatchObject({ status: 'cancelled', revision: 1 });
      return appointment.late;
    };
    expect([lateFor('patient', 24), lateFor('patient', 23), lateFor('staff', 1)]).toEqual([false, true, false]);
  });

  it('is not touched by a cancellation that is refused', () => {
    const appointment = appointmentIn('confirmed');
    expect(() => appointment.cancel(by('staff', now), null)).toThrow(
      expect.objectContaining({ code: 'REASON_REQUIRED' }),
    );
    expect(appointment).toMatchObject({ status: 'confirmed', revision: 0, late: false });
    expect(appointment.pullEvents()).toEqual([]);
  });

  it('has to be approved again when its patient moves it and its type asks for it', () => {
    const appointment = appointmentIn('confirmed', { confirmedAt: bookedAt });
    appointment.reschedule(elsewhere, by('patient', now), true);
    expect(appointment).toMatchObject({ status: 'pending', revision: 1, practitionerId: 'silva', confirmedAt: null });
    expect(appointment.approvalDeadline?.toString()).toBe(now.add({ hours: 24 }).toString());
    const [event] = appointment.pullEvents();
    const previous = expect.objectContaining({ start: start.toString(), practitionerId: 'perera' });
    expect(event).toMatchObject({ type: 'appointments.rescheduled.v1', payload: { status: 'pending', previous } });
  });

  it.each([
    ['patient', false],
    ['staff', true],
  ] as const)('stays confirmed when a %s moves it and approval is %s', (role, needsApproval) => {
    const appointment = appointmentIn('confirmed', { confirmedAt: bookedAt });
    appointment.reschedule(elsewhere, by(role, now), needsApproval);
    expect(appointment).toMatchObject({ status: 'confirmed', revision: 1, approvalDeadline: null });
    expect(appointment.confirmedAt).toBe(bookedAt);
  });

  it('expires only after its deadline, and may be approved until it has', () => {
    const due = bookedAt.add({ hours: 24 });
    const appointment = appointmentIn('pending');
    expect(() => appointment.advance('expire', by(system, due.subtract({ seconds: 1 })))).toThrow(
      expect.objectContaining({ code: 'NOT_DUE' }),
    );
    appointment.advance('approve', by('staff', due.add({ hours: 1 })));
    expect(appointment.status).toBe('confirmed');
    const other = appointmentIn('pending');
    other.advance('expire', by(system, due));
    expect(typesOf(other)).toEqual(['appointments.expired.v1']);
    expect(() => other.advance('approve', by('staff', due))).toThrow(
      expect.objectContaining({ code: 'INVALID_TRANSITION' }),
    );
  });

  it('goes through a day at the desk and back again', () => {
    const appointment = appointmentIn('confirmed');
    const desk = by('staff', start);
    appointment.advance('check-in', desk);
    appointment.advance('start', desk);
    appointment.advance('complete', desk);
    appointment.advance('undo', desk, 'wrong patient');
    expect(appointment.status).toBe('in_consultation');
    appointment.advance('undo', desk, 'wrong patient');
    expect(appointment.status).toBe('checked_in');
    appointment.advance('undo', desk, 'wrong patient');
    expect(appointment.status).toBe('confirmed');
    expect(appointment.pullHistory().map(({ action, to }) => `${action} ${to}`)).toEqual([
      'check-in checked_in',
      'start in_consultation',
      'complete completed',
      'undo in_consultation',
      'undo checked_in',
      'undo confirmed',
    ]);
  });

  it('undoes a consultation that began without a check-in to confirmed, also over its completion', () => {
    const appointment = appointmentIn('confirmed');
    const desk = by('admin', start);
    appointment.advance('start', desk);
    appointment.advance('complete', desk);
    appointment.advance('undo', desk, 'wrong patient');
    expect(appointment.status).toBe('in_consultation');
    appointment.advance('undo', desk, 'wrong patient');
    expect(appointment.status).toBe('confirmed');
  });

  it('keeps staff notes away from patients', () => {
    const appointment = appointmentIn('confirmed');
    expect(() => appointment.edit({ staffNote: 'x' }, by('patient', now))).toThrow(
      expect.objectContaining({ kind: 'forbidden' }),
    );
    appointment.edit({ staffNote: 'needs a ramp' }, by('staff', now));
    expect(appointment).toMatchObject({ staffNote: 'needs a ramp', reason: 'a cough' });
    appointment.edit({ reason: null }, by('patient', now));
    expect(appointment).toMatchObject({ staffNote: 'needs a ramp', reason: null });
  });
});
