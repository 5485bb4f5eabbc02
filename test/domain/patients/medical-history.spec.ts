import { describe, expect, it } from 'vitest';
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
    const errors = [{ pointer: '/medications/1/since' }, { pointer: '/surgeries/0/on' }].map((error) =>
      expect.objectContaining(error),
    );
    expect(() => checkHistory({ ...nothingWritten.content, medications, surgeries }, now)).toThrow(
      expect.objectContaining({ errors }),
    );
  });
});
