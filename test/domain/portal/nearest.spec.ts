import { describe, expect, it } from 'vitest';
import { nearestTo } from '../../../web/src/pages/book/nearest.js';

const at = (time: string) => ({ start: `2026-11-${time}:00Z` });

describe('the nearest free times', () => {
  it('are the three closest, before or after, in the order of the day', () => {
    const slots = ['22T10:00', '23T08:00', '23T09:30', '23T10:30', '23T13:00'].map(at);
    expect(nearestTo('2026-11-23T10:00:00Z', slots)).toEqual([at('23T08:00'), at('23T09:30'), at('23T10:30')]);
  });

  it('never offer the time that was refused, however it is written', () => {
    expect(nearestTo('2026-11-23T15:30:00+05:30', [at('23T10:00'), at('24T10:00')])).toEqual([at('24T10:00')]);
  });

  it('are as many as there are', () => {
    expect(nearestTo('2026-11-23T10:00:00Z', [])).toEqual([]);
  });
});
