import { describe, expect, it } from 'vitest';
import { isPastCutOff, whyNotMoved } from '../../../web/src/parts/appointment/upcoming.js';

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

describe('a patient reads why a visit cannot be moved', () => {
  const [past, ahead] = ['2026-11-23T09:00:00Z', '2026-11-23T11:00:00Z'];
  it.each([
    ['that it is near', ['cancel'], past, 'near'],
    ['that its kind leaves it to the clinic', ['cancel'], ahead, 'clinic'],
    ['nothing where it can be moved', ['cancel', 'reschedule'], ahead, undefined],
    ['nothing where it is over', [], null, undefined],
  ])('%s', (_, allowedActions, cutOff, why) => {
    expect(whyNotMoved({ allowedActions, cutOff }, now)).toBe(why);
  });
});
