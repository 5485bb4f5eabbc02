import { describe, expect, it } from 'vitest';
import { isPastCutOff } from '../../../web/src/parts/appointment/upcoming.js';

const now = Date.parse('2026-11-23T10:00:00Z');

describe('a patient is late', () => {
  it.each([
    ['after the cut-off', '2026-11-23T09:59:59Z', true],
    ['not at the cut-off itself', '2026-11-23T10:00:00Z', false],
    ['not before it', '2026-11-23T10:00:01Z', false],
    ['not where nothing can be cancelled any more', null, false],
  ])('%s', (_, cutOff, late) => {
    expect(isPastCutOff({ cutOff }, now)).toBe(late);
  });
});
