import { describe, expect, it } from '@jest/globals';
import { breakGlass } from '../../../src/patients/domain/break-glass.js';
import { checkHistory, nothingWritten, type MedicalHistory } from '../../../src/patients/domain/medical-history.js';

const now = Temporal.Instant.from('2026-12-01T08:00:00Z');
const since = (date: string): MedicalHistory => ({
  ...nothingWritten.content,
  conditions: [{ name: 'A', since: date }],
});

describe('a date in a medical history', () => {
  it.each(['1903', '2026', '2026-12', '2026-12-01', '2024-02-29'])('may be %s', (date) => {
    expect(() => checkHistory(since(date), now)).not.toThrow();
  });

  it.each([
    ['2027', 'future'],
    ['2027-01', 'future'],
    ['2026-12-03', 'future'],
    ['2026-02-30', 'exists'],
    ['2025-02-29', 'exists'],
  ])('is never %s', (date, why) => {
    const wrong = { errors: [{ pointer: '/conditions/0/since', detail: expect.stringContaining(why) }] };
    expect(() => checkHistory(since(date), now)).toThrow(expect.objectContaining(wrong));
  });

  it('is named with every other one that is wrong', () => {
    const medications = [{ name: 'A' }, { name: 'B', since: '2030' }];
    const surgeries = [{ name: 'C', on: '2026-02-31' }];
    const errors = [{ pointer: '/medications/1/since' }, { pointer: '/surgeries/0/on' }].map(expect.objectContaining);
    expect(() => checkHistory({ ...nothingWritten.content, medications, surgeries }, now)).toThrow(
      expect.objectContaining({ errors }),
    );
  });
});

describe('a broken glass', () => {
  it('gives four hours, to who needs them', () => {
    expect(breakGlass(false, [], now).toString()).toBe('2026-12-01T12:00:00Z');
    expect(() => breakGlass(true, [], now)).toThrow('already');
  });

  it('is the fifth of 24 hours at most, and says when the next one can be', () => {
    const hoursAgo = (hours: number) => now.subtract({ hours });
    const five = [23, 20, 10, 2, 1].map(hoursAgo);
    const availableFrom = '2026-12-01T09:00:00Z';
    expect(() => breakGlass(false, five, now)).toThrow(
      expect.objectContaining({ code: 'BREAK_GLASS_LIMIT', details: { retryAfter: 3_600, availableFrom } }),
    );
    expect(breakGlass(false, five.slice(1), now)).toBeDefined();
    expect(breakGlass(false, [25, 24, 20, 10, 2, 1].map(hoursAgo), now)).toBeDefined();
    // However many there are, the fifth last decides.
    expect(() => breakGlass(false, [hoursAgo(23), ...five], now)).toThrow(
      expect.objectContaining({ details: { retryAfter: 3_600, availableFrom } }),
    );
    expect(() => breakGlass(true, five, now)).toThrow('already');
  });
});
