import { describe, expect, it } from 'vitest';
import { deliveryRetries, nextAttemptAfter, reactionRetries } from '../../../src/shared/messaging/retry.js';

const start = Temporal.Instant.from('2026-12-01T08:00:00Z');

describe('what failed', () => {
  it.each([
    ['a reaction', reactionRetries, [2, 4, 8, 16], 512],
    ['a delivery', deliveryRetries, [30, 60, 120, 240], 3_600],
  ])('is tried again after growing pauses of at most an hour, and at last parked: %s', (_, policy, first, longest) => {
    const pauses = Array.from({ length: policy.maxAttempts }, (_each, index) => {
      const next = nextAttemptAfter(policy, index + 1, start);
      return next && start.until(next).total('seconds');
    });
    expect(pauses.slice(0, 4)).toEqual(first);
    expect(Math.max(...pauses.slice(0, -1).map(Number))).toBe(longest);
    expect(pauses.at(-1)).toBeUndefined();
  });
});
