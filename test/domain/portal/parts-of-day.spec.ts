import { describe, expect, it } from 'vitest';
import { byDate, byPart, bySite } from '../../../web/src/parts/times/parts-of-day.js';

const colombo = (start: string) => ({ start, timeZone: 'Asia/Colombo', siteId: 'colombo' });
const london = (start: string) => ({ start, timeZone: 'Europe/London', siteId: 'london' });

describe('free times', () => {
  it('stand under their local dates, in order', () => {
    const early = london('2026-11-23T23:30:00Z');
    const late = colombo('2026-11-23T18:30:00Z');
    const found = byDate([late, early, colombo('2026-11-23T18:29:00Z')]);
    expect([...found].map(([date, slots]) => [date, slots.length])).toEqual([
      ['2026-11-23', 2],
      ['2026-11-24', 1],
    ]);
    expect(found.get('2026-11-24')).toEqual([late]);
  });

  it('are in the morning before 12, in the evening from 17 on the clock of the site', () => {
    const times = ['06:29', '06:30', '11:29', '11:30'].map((utc) => colombo(`2026-11-23T${utc}:00Z`));
    expect(byPart(times)).toEqual([
      { part: 'morning', slots: [times[0]] },
      { part: 'afternoon', slots: [times[1], times[2]] },
      { part: 'evening', slots: [times[3]] },
    ]);
  });

  it('leave out parts of the day without a time', () => {
    expect(byPart([colombo('2026-11-22T18:30:00Z')]).map(({ part }) => part)).toEqual(['morning']);
    expect(byPart([])).toEqual([]);
  });

  it('stand under their sites', () => {
    const times = [colombo('2026-11-23T04:00:00Z'), london('2026-11-23T09:00:00Z'), colombo('2026-11-23T10:00:00Z')];
    expect(bySite(times)).toEqual([
      { siteId: 'colombo', timeZone: 'Asia/Colombo', slots: [times[0], times[2]] },
      { siteId: 'london', timeZone: 'Europe/London', slots: [times[1]] },
    ]);
  });
});
