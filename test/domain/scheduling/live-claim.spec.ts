import { describe, expect, it } from 'vitest';
import { heldByOthers, joinableGroups, type LiveClaim } from '../../../src/scheduling/domain/live-claim.js';
import { at, claim, span } from './fixture.js';

const MONDAY = '2026-07-06';
const now = at(`${MONDAY} 08:00`);
const hold = (text: string, ownerId: string, expires = '08:05'): LiveClaim =>
  claim(`${MONDAY} ${text}`, { kind: 'hold', ownerId, expiresAt: at(`${MONDAY} ${expires}`) });
const between = (from: string, to: string) => span(`${MONDAY} ${from}`, `${MONDAY} ${to}`);

describe('Live claims', () => {
  it('hide what others hold, while they hold it', () => {
    const claims = [
      hold('09:00', 'ana'),
      hold('09:30', 'ben'),
      hold('10:00', 'ben', '08:00'),
      claim(`${MONDAY} 10:30`),
    ];
    expect(heldByOthers(claims, 'ana', now)).toEqual([between('09:30', '10:00')]);
    expect(heldByOthers(claims, 'ben', now)).toEqual([between('09:00', '09:30')]);
    expect(heldByOthers(claims, null, now)).toEqual([between('09:00', '10:00')]);
    expect(heldByOthers(claims, null, at(`${MONDAY} 08:05`))).toEqual([]);
  });

  it('of groups can be joined while a seat is free', () => {
    const group = (text: string, seatsTaken: number) =>
      claim(`${MONDAY} ${text}`, { id: text, kind: 'group', capacity: 3, seatsTaken });
    expect(joinableGroups([group('09:00', 2), group('09:30', 3), claim(`${MONDAY} 10:00`)])).toEqual([
      { claimId: '09:00', siteId: 'here', visitTypeId: 'visit', start: at(`${MONDAY} 09:00`), seatsLeft: 1 },
    ]);
  });
});
