import { describe, expect, it } from 'vitest';
import { changeHits } from '../../../src/scheduling/domain/change-hits.js';
import { type CalendarRules } from '../../../src/scheduling/domain/day-rules.js';
import { claim, hours, rowsAround, rules, span } from './fixture.js';

const MONDAY = '2026-07-06';
const visit = (text: string, more = {}) => claim(`${MONDAY} ${text}`, { id: text, ...more });
const before = rules(['1 09:00-12:00']);

function hits(after: CalendarRules, claims = [visit('09:00'), visit('11:30')], was = before): string[] {
  return changeHits(claims, rowsAround(MONDAY, was), rowsAround(MONDAY, after)).map(({ id }) => id);
}

describe('A change of working time', () => {
  it('hits the visits that it leaves outside', () => {
    expect(hits(rules(['1 09:00-11:45']))).toEqual(['11:30']);
    expect(hits(rules(['2 09:00-12:00']))).toEqual(['09:00', '11:30']);
    expect(hits(rules(['1 08:00-12:00']))).toEqual([]);
  });

  it('by leave or a holiday hits the visits within', () => {
    const leave = { id: 'l', kind: 'leave' as const, ...span(`${MONDAY} 09:29`, `${MONDAY} 11:30`) };
    expect(hits(rules(['1 09:00-12:00'], { exceptions: [leave] }))).toEqual(['09:00']);
    expect(hits(rules(['1 09:00-12:00'], { holidays: [{ date: MONDAY }] }))).toEqual(['09:00', '11:30']);
  });

  it('hits visits of a type that is no longer offered at their time', () => {
    expect(hits(rules([hours(['1 09:00-12:00'], { visitTypeIds: ['surgery'] })]))).toEqual(['09:00', '11:30']);
  });

  it('does not hit the blocks and holds of the practitioner, nor visits at other sites', () => {
    const others = [
      visit('09:00', { kind: 'block' }),
      visit('10:00', { kind: 'hold' }),
      visit('11:00', { siteId: 'x' }),
    ];
    expect(hits(rules([]), others)).toEqual([]);
  });

  it('does not hit again what an earlier change left outside, unless leave or a holiday closes its time', () => {
    const kept = [visit('15:00'), visit('15:30', { kind: 'group' })];
    const after = rules(['1 09:00-11:00']);
    expect(hits(after, kept)).toEqual([]);
    const closed = new Map([['here', [span(`${MONDAY} 14:00`, `${MONDAY} 16:00`)]]]);
    const rows = rowsAround(MONDAY, after);
    expect(changeHits(kept, rows, rows, closed).map(({ id }) => id)).toEqual(['15:00', '15:30']);
  });
});
