import { describe, expect, it } from 'vitest';
import { breakGlass, type GlassBreak } from '../../../src/patients/domain/break-glass.js';

const now = Temporal.Instant.from('2026-12-01T08:00:00Z');
const availableFrom = '2026-12-01T09:00:00Z';
const tooMany = expect.objectContaining({ code: 'BREAK_GLASS_LIMIT', details: { retryAfter: 3_600, availableFrom } });
/** Breaks of the glass of these patients, so many hours ago. */
const broken = (...breaks: [patientId: string, hoursAgo: number][]): GlassBreak[] =>
  breaks.map(([patientId, hours]) => ({ patientId, at: now.subtract({ hours }) }));

describe('a broken glass', () => {
  it('gives four hours, to who needs them', () => {
    expect(breakGlass(false, 'ana', [], now).toString()).toBe('2026-12-01T12:00:00Z');
    expect(() => breakGlass(true, 'ana', [], now)).toThrow('already');
  });

  it('is for five patients in 24 hours at most, and says when it can be for the next one', () => {
    const five = broken(['a', 23], ['b', 20], ['c', 10], ['d', 2], ['e', 1]);
    expect(() => breakGlass(false, 'f', five, now)).toThrow(tooMany);
    expect(breakGlass(false, 'f', five.slice(1), now)).toBeDefined();
    expect(breakGlass(false, 'f', [...broken(['x', 25], ['y', 24]), ...five.slice(1)], now)).toBeDefined();
    // However many there are, the fifth last decides.
    expect(() => breakGlass(false, 'f', [...broken(['z', 23]), ...five], now)).toThrow(tooMany);
    expect(() => breakGlass(true, 'f', five, now)).toThrow('already');
  });

  it('counts a patient once, by the last time, and never the one it is broken for again', () => {
    const ofOne = broken(['a', 22], ['a', 18], ['a', 14], ['a', 10], ['a', 6]);
    for (const patientId of ['a', 'b']) expect(breakGlass(false, patientId, ofOne, now)).toBeDefined();
    const five = broken(['a', 23], ['b', 23], ['c', 20], ['d', 10], ['e', 2], ['a', 1]);
    for (const patientId of ['a', 'b', 'c', 'd', 'e']) expect(breakGlass(false, patientId, five, now)).toBeDefined();
    expect(() => breakGlass(false, 'f', five, now)).toThrow(tooMany);
  });
});
