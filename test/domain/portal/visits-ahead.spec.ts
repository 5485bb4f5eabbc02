import { describe, expect, it } from 'vitest';
import { earliestOfVisitsAhead, fellThrough, isAhead } from '../../../web/src/parts/appointment/upcoming.js';

const now = Date.parse('2026-11-23T10:00:00Z');
const visit = (status: string, start: string, end: string) => ({
  status,
  start: `2026-11-${start}:00Z`,
  end: `2026-11-${end}:00Z`,
});

describe('the visits of a patient', () => {
  it.each(['pending', 'confirmed'])('lie ahead while they are %s, until their end', (status) => {
    expect(isAhead(visit(status, '23T11:00', '23T11:30'), now)).toBe(true);
    expect(isAhead(visit(status, '23T09:45', '23T10:15'), now)).toBe(true);
    expect(isAhead(visit(status, '23T09:30', '23T10:00'), now)).toBe(false);
  });

  it.each(['checked_in', 'in_consultation'])('lie ahead while the patient is %s, however late it gets', (status) => {
    expect(isAhead(visit(status, '23T08:00', '23T08:30'), now)).toBe(true);
    expect(isAhead(visit(status, '22T21:00', '22T21:30'), now)).toBe(false);
  });

  it.each(['declined', 'cancelled', 'expired', 'completed', 'no_show'])('are not ahead once they are %s', (status) => {
    expect(isAhead(visit(status, '24T11:00', '24T11:30'), now)).toBe(false);
  });

  it('fell through when they were to come and do not', () => {
    expect(fellThrough(visit('declined', '24T11:00', '24T11:30'), now)).toBe(true);
    expect(fellThrough(visit('cancelled', '23T09:00', '23T09:30'), now)).toBe(false);
    expect(fellThrough(visit('confirmed', '24T11:00', '24T11:30'), now)).toBe(false);
  });

  it('are asked for from the earliest start that can still lie ahead', () => {
    const start = new Date(earliestOfVisitsAhead(now)).toISOString();
    expect(isAhead({ status: 'checked_in', start, end: start }, now)).toBe(true);
  });
});
