import { describe, expect, it } from 'vitest';
import type { PractitionerRow, VisitTypeRow } from '../../../src/practitioners/index.js';
import { offeredBy } from '../../../src/scheduling/domain/type-choice.js';

const type = (id: string, durationMinutes: number, more: Partial<VisitTypeRow> = {}): VisitTypeRow => ({
  ...{ id, name: id, durationMinutes, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
  ...{ slotIntervalMinutes: durationMinutes, fee: null, mode: 'in_person', approval: 'automatic', capacity: 1 },
  ...{
    forbidsPatientMoves: false,
    leadTimeMinutes: 0,
    bookingWindowDays: 90,
    followsClinic: [],
    active: true,
    version: 1,
  },
  ...more,
});

const types = [
  type('long', 60),
  type('video', 10, { mode: 'video' }),
  type('class', 15, { capacity: 8 }),
  type('short', 20),
  type('gone', 5, { active: false }),
  type('shorter', 20, { id: 'alike' }),
];

const offered = (...visitTypeIds: string[]): string[] =>
  offeredBy({ visitTypeIds } as Partial<PractitionerRow> as PractitionerRow, types).map(({ id }) => id);

describe('the types of visit that somebody offers', () => {
  it('begin with the shortest alone and in person; video and groups come last', () => {
    expect(offered()).toEqual(['alike', 'short', 'long', 'video', 'class']);
  });

  it('are those that are named, as far as they are active', () => {
    expect(offered('video', 'long')).toEqual(['long', 'video']);
    expect(offered('gone')).toEqual([]);
    expect(offered('class')).toEqual(['class']);
  });
});
