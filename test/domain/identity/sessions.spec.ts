import { describe, expect, it } from 'vitest';
import { mayRepeat, type UsedToken } from '../../../src/identity/sessions/domain/sessions.js';

const usedAt = Temporal.Instant.from('2026-12-01T08:00:00Z');
const lost: UsedToken = { usedAt, sameAgent: true, repeated: false, successorUsed: false };

describe('a used refresh token that comes again', () => {
  it('gets its successor once more for twenty seconds', () => {
    expect(mayRepeat(lost, usedAt)).toBe(true);
    expect(mayRepeat(lost, usedAt.add({ milliseconds: 19_999 }))).toBe(true);
    expect(mayRepeat(lost, usedAt.add({ seconds: 20 }))).toBe(false);
  });

  it.each([{ sameAgent: false }, { repeated: true }, { successorUsed: true }])('does not when %j', (fact) => {
    expect(mayRepeat({ ...lost, ...fact }, usedAt)).toBe(false);
  });
});
