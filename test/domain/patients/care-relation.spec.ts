import { describe, expect, it } from 'vitest';
import {
  hasCareRelation,
  isVouchedFor,
  originAfter,
  type CareChange,
} from '../../../src/patients/domain/care-relation.js';

const at = Temporal.Instant.from('2026-02-28T12:00:00Z');
const askedFor = { selfBookedBy: null, checkedInBy: null };
const cares = (status: string, now: string) =>
  hasCareRelation([{ status, at, ...askedFor }], Temporal.Instant.from(now));

describe('a care relation', () => {
  it.each(['pending', 'confirmed', 'checked_in', 'in_consultation'])('lasts as long as a visit is %s', (status) => {
    expect(cares(status, '2026-02-28T12:00:00Z')).toBe(true);
    expect(cares(status, '2036-02-28T12:00:00Z')).toBe(true);
  });

  it('lasts twelve months after a completed visit', () => {
    expect(cares('completed', '2027-02-28T11:59:59Z')).toBe(true);
    expect(cares('completed', '2027-02-28T12:00:00Z')).toBe(false);
  });

  it.each(['declined', 'cancelled', 'expired', 'no_show', 'entered_in_error'])(
    'is none when a visit is %s',
    (status) => {
      expect(cares(status, '2026-02-28T12:00:00Z')).toBe(false);
    },
  );

  it('needs one visit of several', () => {
    const relations = ['cancelled', 'completed', 'declined'].map((status) => ({ status, at, ...askedFor }));
    expect(hasCareRelation(relations, at)).toBe(true);
    expect(hasCareRelation([], at)).toBe(false);
    const selfBooked = { status: 'confirmed', at, selfBookedBy: 'doctor', checkedInBy: null };
    expect(hasCareRelation([selfBooked], at)).toBe(false);
    expect(hasCareRelation([{ ...selfBooked, checkedInBy: 'desk' }], at)).toBe(true);
  });
});

describe('who brings a practitioner and a patient together', () => {
  const change = { accountId: 'other', byPatient: false, byOwnAccount: false, newPractitioner: false };
  const byDoctor = { ...change, accountId: 'doctor', byOwnAccount: true };
  const byPatient = { ...change, accountId: 'ana', byPatient: true };
  const booked = { action: 'book', status: 'confirmed', newPractitioner: true };
  const taken = { action: 'reschedule', status: 'confirmed', newPractitioner: true };
  const moved = { action: 'reschedule', status: 'confirmed' };
  const arrived = { action: 'check-in', status: 'checked_in' };
  const undone = { action: 'undo', status: 'confirmed' };
  const seen = { action: 'start', status: 'in_consultation' };
  const done = { action: 'complete', status: 'completed' };

  const vouchedAfter = (...changes: CareChange[]): boolean =>
    isVouchedFor(
      changes.reduce(
        (origin, next) => {
          const { selfBookedBy = origin.selfBookedBy, checkedInBy = origin.checkedInBy } = originAfter(next);
          return { selfBookedBy, checkedInBy };
        },
        { selfBookedBy: null, checkedInBy: null } as { selfBookedBy: string | null; checkedInBy: string | null },
      ),
    );

  it.each<[string, boolean, CareChange[]]>([
    ['the patient books', true, [{ ...byPatient, ...booked, status: 'pending' }]],
    ['the desk books', true, [{ ...change, ...booked }]],
    ['the practitioner books', false, [{ ...byDoctor, ...booked }]],
    [
      'and approves',
      false,
      [
        { ...byDoctor, ...booked },
        { ...byDoctor, action: 'approve', status: 'confirmed' },
      ],
    ],
    [
      'and moves it',
      false,
      [
        { ...byDoctor, ...booked },
        { ...byDoctor, ...moved },
      ],
    ],
    [
      'and the desk moves it',
      false,
      [
        { ...byDoctor, ...booked },
        { ...change, ...moved },
      ],
    ],
    [
      'and the patient moves it',
      true,
      [
        { ...byDoctor, ...booked },
        { ...byPatient, ...moved, status: 'pending' },
      ],
    ],
    [
      'and checks in alone',
      false,
      [
        { ...byDoctor, ...booked },
        { ...byDoctor, ...arrived },
      ],
    ],
    [
      'and completes it',
      false,
      [
        { ...byDoctor, ...booked },
        { ...byDoctor, ...done },
      ],
    ],
    [
      'and the desk checks in',
      true,
      [
        { ...byDoctor, ...booked },
        { ...change, ...arrived },
      ],
    ],
    [
      'and the patient checks in',
      true,
      [
        { ...byDoctor, ...booked },
        { ...byPatient, ...arrived },
      ],
    ],
    [
      'and the desk takes the check-in back',
      false,
      [
        { ...byDoctor, ...booked },
        { ...change, ...arrived },
        { ...change, ...undone },
      ],
    ],
    [
      'and it goes on after the check-in',
      true,
      [
        { ...byDoctor, ...booked },
        { ...change, ...arrived },
        { ...byDoctor, ...seen },
        { ...byDoctor, ...done },
      ],
    ],
    ['the practitioner has a walk-in', false, [{ ...byDoctor, ...booked, status: 'checked_in' }]],
    [
      'the practitioner takes it over',
      false,
      [
        { ...byPatient, ...booked },
        { ...byDoctor, ...taken },
      ],
    ],
    [
      'a colleague hands it over',
      true,
      [
        { ...byDoctor, ...booked },
        { ...change, ...taken },
      ],
    ],
    [
      'the request expires',
      true,
      [
        { ...byPatient, ...booked },
        { ...change, action: 'expire', accountId: null, status: 'expired' },
      ],
    ],
  ])('%s: %s', (_what, vouched, changes) => {
    expect(vouchedAfter(...changes)).toBe(vouched);
  });
});
