import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { calendarMethod } from '../../../src/notifications/domain/calendar-entry.js';
import { audienceOf } from '../../../src/notifications/domain/audience.js';
import { visitKinds, type Recipient, type VisitKind } from '../../../src/notifications/domain/message.js';
import { shouldRemind, offeredUntil } from '../../../src/notifications/domain/reminder.js';
import { whyNotSent } from '../../../src/notifications/domain/still-wanted.js';
import { oneLine, senderOf, formatDateTime } from '../../../src/notifications/domain/wording.js';

const start = Temporal.Instant.from('2026-11-23T04:00:00Z');
const minutes = (count: number): string => start.add({ minutes: count }).toString();
const anyMinute = fc.integer({ min: -4 * 24 * 60, max: 2 * 24 * 60 });
const statuses = [
  'pending',
  'confirmed',
  'checked_in',
  'in_consultation',
  'completed',
  'declined',
  'cancelled',
  'expired',
];

describe('a reminder', () => {
  const day = 24 * 60;
  const reminds = (
    booked: number,
    confirmed: number,
    now: number,
    moved?: number,
    lead = day,
    since = -9 * day,
  ): boolean =>
    shouldRemind(
      {
        start: start.toString(),
        bookedAt: minutes(booked),
        confirmedAt: minutes(confirmed),
        movedAt: moved === undefined ? undefined : minutes(moved),
      },
      { minutes: lead, since: Temporal.Instant.from(minutes(since)) },
      Temporal.Instant.from(minutes(now)),
    );

  it('is due exactly from 24 hours before the start until the start', () => {
    expect(reminds(-3 * day, -2 * day, -day - 1)).toBe(false);
    expect(reminds(-3 * day, -2 * day, -day)).toBe(true);
    expect(reminds(-3 * day, -2 * day, -1)).toBe(true);
    expect(reminds(-3 * day, -2 * day, 0)).toBe(false);
  });

  it('is not made for a visit that was booked, confirmed or moved inside the 24 hours', () => {
    expect(reminds(-day + 1, -day + 1, -60)).toBe(false);
    expect(reminds(-3 * day, -day + 1, -60)).toBe(false);
    expect(reminds(-3 * day, -2 * day, -60, -day + 1)).toBe(false);
    expect(reminds(-day, -day, -60, -day)).toBe(true);
  });

  it.each([2 * 60, 3 * day])('is due from %d minutes before the start where the clinic says so', (lead) => {
    const early = -lead - 60;
    const remindsAt = (now: number, booked = early, since?: number) =>
      reminds(booked, booked, now, undefined, lead, since);
    expect([remindsAt(-lead - 1), remindsAt(-lead), remindsAt(-1), remindsAt(0)]).toEqual([false, true, true, false]);
    expect([remindsAt(-60, -lead), remindsAt(-60, -lead + 1)]).toEqual([true, false]);
    // The clinic began to send it at the moment it was due, and a minute later.
    expect([remindsAt(-60, early, -lead), remindsAt(-60, early, -lead + 1)]).toEqual([true, false]);
  });

  it('is never late and never for a late booking, whenever one looks', () => {
    fc.assert(
      fc.property(
        anyMinute,
        anyMinute,
        anyMinute,
        fc.option(anyMinute, { nil: undefined }),
        (booked, confirmed, now, moved) => {
          if (!reminds(booked, confirmed, now, moved)) return;
          expect(now).toBeLessThan(0);
          expect(now).toBeGreaterThanOrEqual(-day);
          for (const known of [booked, confirmed, moved ?? -Infinity]) expect(known).toBeLessThanOrEqual(-day);
        },
      ),
    );
  });
});

describe('a reminder offers to move or cancel', () => {
  it('until the cut-off of the visit, while there is time to do it', () => {
    const offered = (cutOff: number, now: number) =>
      offeredUntil({ cutOff: minutes(cutOff) }, Temporal.Instant.from(minutes(now)));
    expect(offered(-120, -180)).toBe(minutes(-120));
    // The default: reminded at the cut-off, 24 hours before.
    expect(offered(-1440, -1440)).toBeUndefined();
    expect([offered(-120, -179), offered(-120, -60)]).toEqual([undefined, undefined]);
  });
});

describe('what is due is checked again when it is sent', () => {
  const patient: Recipient = { kind: 'patient', id: 'p' };
  const practitioner: Recipient = { kind: 'practitioner', id: 'd' };
  const visitNow = { start: start.toString(), practitionerId: 'd', everConfirmed: false };
  it('sends nothing about another revision, in another status, or announces what has begun', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...visitKinds.filter((kind) => kind !== 'visit-handed-over')),
        fc.constantFrom(patient, practitioner),
        fc.nat(3),
        fc.nat(3),
        fc.constantFrom(...statuses),
        anyMinute,
        (kind, recipient, revision, current, status, minute) => {
          const now = Temporal.Instant.from(minutes(minute));
          const skip = whyNotSent({ kind, recipient, revision }, { ...visitNow, revision: current, status }, now);
          if (skip !== undefined) return;
          expect(current).toBe(revision);
          if (kind === 'visit-reminder' || kind === 'visit-confirmed') {
            expect(status).toBe('confirmed');
            expect(minute).toBeLessThan(0);
          }
          if (status === 'cancelled') expect(kind).toBe('visit-cancelled');
        },
      ),
    );
  });

  it.each([
    ['visit-requested', 'pending'],
    ['visit-confirmed', 'confirmed'],
    ['visit-declined', 'declined'],
    ['visit-expired', 'expired'],
    ['visit-cancelled', 'cancelled'],
    ['visit-rescheduled', 'pending'],
    ['visit-rescheduled', 'confirmed'],
    ['visit-reminder', 'confirmed'],
  ] as const)('sends %s while the visit is %s', (kind, status) => {
    const visit = { ...visitNow, revision: 2, status };
    const hourBefore = Temporal.Instant.from(minutes(-60));
    for (const recipient of [patient, practitioner]) {
      expect(whyNotSent({ kind, recipient, revision: 2 }, visit, hourBefore)).toBeUndefined();
      expect(whyNotSent({ kind, recipient, revision: 1 }, visit, hourBefore)).toContain('moved or cancelled');
      expect(whyNotSent({ kind, recipient, revision: 2 }, undefined, hourBefore)).toContain('gone');
    }
  });

  it('corrects the entry in the patient’s calendar also after the visit has begun', () => {
    const late = Temporal.Instant.from(minutes(60));
    const moved = (status: string, everConfirmed = true, recipient = patient, kind: VisitKind = 'visit-rescheduled') =>
      whyNotSent({ kind, recipient, revision: 1 }, { ...visitNow, revision: 1, status, everConfirmed }, late);
    for (const status of ['confirmed', 'checked_in', 'completed', 'no_show']) expect(moved(status)).toBeUndefined();
    expect(moved('confirmed', true, patient, 'visit-confirmed')).toBeUndefined();
    expect(moved('confirmed', true, patient, 'visit-reminder')).toContain('begun');
    expect(moved('confirmed', true, practitioner)).toContain('begun');
    expect(moved('pending')).toContain('begun');
    expect(moved('cancelled')).toContain('cancelled');
  });

  it('tells what was declined, expired or cancelled also after it was retracted', () => {
    for (const kind of ['visit-declined', 'visit-expired', 'visit-cancelled'] as const) {
      const visit = { ...visitNow, revision: 1, status: 'entered_in_error' };
      expect(whyNotSent({ kind, recipient: patient, revision: 1 }, visit, start)).toBeUndefined();
    }
  });

  it('tells the former practitioner whatever became of the visit, unless it came back', () => {
    const kind = 'visit-handed-over';
    const former: Recipient = { kind: 'practitioner', id: 'former' };
    for (const status of statuses) {
      const visit = { ...visitNow, revision: 4, status };
      expect(whyNotSent({ kind, recipient: former, revision: 1 }, visit, start)).toBeUndefined();
      expect(whyNotSent({ kind, recipient: practitioner, revision: 1 }, visit, start)).toContain('again');
    }
  });
});

describe('a calendar', () => {
  it('has a visit from its confirmation on, as long as it takes place', () => {
    const told = (everConfirmed: boolean) =>
      Object.fromEntries(
        [...statuses, 'no_show', 'entered_in_error'].map((status) => [
          status,
          calendarMethod({ status, everConfirmed }),
        ]),
      );
    const taken = ['confirmed', 'checked_in', 'in_consultation', 'completed', 'no_show'];
    const gone = ['pending', 'declined', 'cancelled', 'expired', 'entered_in_error'];
    const each = <Value>(all: string[], value: Value) => Object.fromEntries(all.map((status) => [status, value]));
    expect(told(true)).toEqual({ ...each(taken, 'REQUEST'), ...each(gone, 'CANCEL') });
    expect(told(false)).toEqual({ ...each(taken, 'REQUEST'), ...each(gone, undefined) });
  });
});

describe('who is told', () => {
  const visit = (as: 'patient' | 'practitioner' | 'staff' | 'system') => ({
    patientId: 'p',
    practitionerId: 'd',
    by: { as },
  });
  /** The recipients; with a star those who did it themselves. */
  const toldOf = (...all: Parameters<typeof audienceOf>) =>
    audienceOf(...all).map(({ recipient, ownAct }) => `${recipient.kind}${ownAct ? '*' : ''}`);

  it('a request and a confirmed booking go to both, whoever made it', () => {
    expect(toldOf('visit-requested', visit('patient'))).toEqual(['patient*', 'practitioner']);
    expect(toldOf('visit-confirmed', visit('patient'))).toEqual(['patient*', 'practitioner']);
    expect(toldOf('visit-confirmed', visit('staff'))).toEqual(['patient', 'practitioner']);
    expect(toldOf('visit-confirmed', visit('practitioner'))).toEqual(['patient', 'practitioner*']);
  });

  it('an approval goes to the patient, and to the practitioner unless they approved', () => {
    const approved = (as: 'practitioner' | 'staff') => ({ ...visit(as), approved: true as const });
    expect(toldOf('visit-confirmed', approved('practitioner'))).toEqual(['patient']);
    expect(toldOf('visit-confirmed', approved('staff'))).toEqual(['patient', 'practitioner']);
  });

  it('a decline, an expiry and a reminder go to the patient', () => {
    for (const kind of ['visit-declined', 'visit-expired', 'visit-reminder'] as const) {
      expect(toldOf(kind, visit('system'))).toEqual(['patient']);
    }
  });

  it.each(['visit-cancelled', 'visit-rescheduled'] as const)('%s goes to both, as a receipt to who did it', (kind) => {
    expect(toldOf(kind, visit('patient'))).toEqual(['patient*', 'practitioner']);
    expect(toldOf(kind, visit('practitioner'))).toEqual(['patient', 'practitioner*']);
    expect(toldOf(kind, visit('staff'))).toEqual(['patient', 'practitioner']);
  });
});

describe('a visit that goes to another practitioner', () => {
  const moved = (as: 'patient' | 'practitioner' | 'staff') => ({
    patientId: 'p',
    practitionerId: 'new',
    previous: { practitionerId: 'old' },
    by: { as },
  });
  const toldOf = (...all: Parameters<typeof audienceOf>) =>
    audienceOf(...all).map(({ recipient, ownAct }) => `${recipient.id}${ownAct ? '*' : ''}`);

  it('is told to the new one and to the old one', () => {
    expect(toldOf('visit-rescheduled', moved('staff'))).toEqual(['p', 'new']);
    expect(toldOf('visit-handed-over', moved('staff'))).toEqual(['old']);
    expect(toldOf('visit-rescheduled', moved('practitioner'))).toEqual(['p', 'new']);
    expect(toldOf('visit-handed-over', moved('practitioner'))).toEqual(['old*']);
    expect(toldOf('visit-handed-over', { ...moved('staff'), previous: { practitionerId: 'new' } })).toEqual([]);
  });
});

describe('wording', () => {
  it('says a time as people of the place say it', () => {
    expect(formatDateTime('2026-11-23T04:00:00Z', 'Asia/Colombo', 'en')).toBe(
      'Monday 23 November 2026, 09:30 (Asia/Colombo time)',
    );
    expect(formatDateTime('2026-11-23T04:00:00Z', 'Asia/Colombo', 'de')).toBe(
      'Montag, 23. November 2026, 09:30 Uhr (Ortszeit Asia/Colombo)',
    );
    expect(formatDateTime('2026-11-23T04:00:00Z', 'America/New_York', 'en')).toBe(
      'Sunday 22 November 2026, 23:00 (America/New_York time)',
    );
  });

  it('says who writes: the clinic, once it has a name', () => {
    const mailbox = 'Front desk <desk@clinic.test>';
    expect(senderOf(mailbox, 'Careslot')).toBe(mailbox);
    expect(senderOf(mailbox, 'Lakeside\r\nBcc: x')).toEqual({ name: 'Lakeside Bcc: x', address: 'desk@clinic.test' });
  });

  it('makes one line of anything', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\u2028]/u.test(oneLine(text))));
    expect(oneLine('Ana\r\nBcc: x@y.z')).toBe('Ana Bcc: x@y.z');
  });
});
