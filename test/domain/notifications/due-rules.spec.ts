import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { audienceOf } from '../../../src/notifications/domain/audience.js';
import { visitKinds } from '../../../src/notifications/domain/message.js';
import { deservesReminder } from '../../../src/notifications/domain/reminder.js';
import { leaseSeconds, mostAttempts, nextAttemptAfter } from '../../../src/notifications/domain/retry.js';
import { whyNotSent } from '../../../src/notifications/domain/still-wanted.js';
import { oneLine, senderOf, spoken } from '../../../src/notifications/domain/wording.js';

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
    deservesReminder(
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

describe('what is due is checked again when it is sent', () => {
  it('sends nothing about another revision, in another status, or announces what has begun', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...visitKinds),
        fc.nat(3),
        fc.nat(3),
        fc.constantFrom(...statuses),
        anyMinute,
        (kind, revision, current, status, minute) => {
          const now = Temporal.Instant.from(minutes(minute));
          const skip = whyNotSent({ kind, revision }, { revision: current, status, start: start.toString() }, now);
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
    const visit = { revision: 2, status, start: start.toString() };
    expect(whyNotSent({ kind, revision: 2 }, visit, Temporal.Instant.from(minutes(-60)))).toBeUndefined();
    expect(whyNotSent({ kind, revision: 1 }, visit, Temporal.Instant.from(minutes(-60)))).toContain(
      'moved or cancelled',
    );
    expect(whyNotSent({ kind, revision: 2 }, undefined, Temporal.Instant.from(minutes(-60)))).toContain('gone');
  });
});

describe('who is told', () => {
  const visit = (as: 'patient' | 'practitioner' | 'staff' | 'system') => ({
    patientId: 'p',
    practitionerId: 'd',
    by: { as },
  });
  const kindsOf = (...all: Parameters<typeof audienceOf>) => audienceOf(...all).map(({ kind }) => kind);

  it('a request goes to both, its answer to the patient', () => {
    expect(kindsOf('visit-requested', visit('patient'))).toEqual(['patient', 'practitioner']);
    for (const kind of ['visit-confirmed', 'visit-declined', 'visit-expired', 'visit-reminder'] as const) {
      expect(kindsOf(kind, visit('system'))).toEqual(['patient']);
    }
  });

  it.each(['visit-cancelled', 'visit-rescheduled'] as const)('%s goes to both but the one who did it', (kind) => {
    expect(kindsOf(kind, visit('patient'))).toEqual(['practitioner']);
    expect(kindsOf(kind, visit('practitioner'))).toEqual(['patient']);
    expect(kindsOf(kind, visit('staff'))).toEqual(['patient', 'practitioner']);
  });
});

describe('a visit that goes to another practitioner', () => {
  const moved = (as: 'patient' | 'practitioner' | 'staff') => ({
    patientId: 'p',
    practitionerId: 'new',
    previous: { practitionerId: 'old' },
    by: { as },
  });
  const idsOf = (...all: Parameters<typeof audienceOf>) => audienceOf(...all).map(({ id }) => id);

  it('is told to the new one, and to the old one unless he gave it away', () => {
    expect(idsOf('visit-rescheduled', moved('staff'))).toEqual(['p', 'new']);
    expect(idsOf('visit-handed-over', moved('staff'))).toEqual(['old']);
    expect(idsOf('visit-rescheduled', moved('practitioner'))).toEqual(['p', 'new']);
    expect(idsOf('visit-handed-over', moved('practitioner'))).toEqual([]);
    expect(idsOf('visit-handed-over', { ...moved('staff'), previous: { practitionerId: 'new' } })).toEqual([]);
  });
});

describe('a failed attempt', () => {
  it('is repeated after growing pauses of at most an hour, and at last not any more', () => {
    const pauses = Array.from({ length: mostAttempts }, (_, index) => nextAttemptAfter(index + 1, start)).map(
      (next) => next && start.until(next).total('seconds'),
    );
    expect(pauses.slice(0, 4)).toEqual([30, 60, 120, 240]);
    expect(Math.max(...pauses.slice(0, -1).map(Number))).toBe(3600);
    expect(pauses.at(-1)).toBeUndefined();
    expect(leaseSeconds).toBeGreaterThan(60);
  });
});

describe('wording', () => {
  it('says a time as people of the place say it', () => {
    expect(spoken('2026-11-23T04:00:00Z', 'Asia/Colombo')).toBe('Monday 23 November 2026, 09:30 (Asia/Colombo time)');
    expect(spoken('2026-11-23T04:00:00Z', 'America/New_York')).toBe(
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
