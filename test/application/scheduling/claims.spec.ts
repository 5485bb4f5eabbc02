import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundOf } from '../../../src/shared/kernel/bound.js';
import { randomUUID } from 'node:crypto';
import { FindEarliestSlots } from '../../../src/scheduling/application/find-earliest-slots.js';
import { ClaimTime, VerifyCalendar } from '../../../src/scheduling/index.js';
import { statementsOf } from '../../support/statements.js';
import { request, World } from './world.js';

describe('a practitioner’s time', () => {
  let world: World;
  let siteId: string;
  let visitTypeId: string;
  beforeAll(async () => {
    world = await World.open();
    siteId = await world.site();
    visitTypeId = await world.visitType();
  });
  afterAll(() => world.close());

  const newcomer = async () => {
    const practitionerId = await world.practitioner();
    await world.hours(practitionerId, siteId);
    return { practitionerId, siteId, visitTypeId };
  };
  const day = (time: string): string => `2026-12-02T${time}:00Z`;

  it('is offered, taken once, and offered again when it is given back', async () => {
    const place = await newcomer();
    const starts = await world.starts(place, '2026-12-02', '2026-12-03');
    expect(starts.length).toBe(16);
    expect(starts[0]).toBe(day('08:00'));

    const { appointmentId, end } = await world.claim(place, day('08:30'));
    expect(end.toString()).toBe(day('09:00'));
    expect(await world.starts(place, '2026-12-02', '2026-12-03')).toEqual(
      starts.filter((each) => each !== day('08:30')),
    );
    await expect(world.claim(place, day('08:30'))).rejects.toMatchObject({ kind: 'conflict', code: 'SLOT_TAKEN' });

    await world.release(appointmentId);
    expect(await world.starts(place, '2026-12-02', '2026-12-03')).toEqual(starts);
    await world.claim(place, day('08:30'));
  });

  it.each([
    ['GRID', day('08:10')],
    ['OUTSIDE_HOURS', day('17:00')],
    ['WINDOW', '2027-06-02T08:00:00Z'],
    ['IN_THE_PAST', '2026-12-01T07:30:00Z'],
    ['PRACTITIONER_UNAVAILABLE', '2031-01-01T08:00:00Z'],
  ])('refuses a start by its rule: %s', async (code, start) => {
    const place = await newcomer();
    await expect(world.claim(place, start)).rejects.toMatchObject({ kind: 'refused', code });
  });

  it('is taken again for a visit under way, and for nothing else that began before', async () => {
    const place = await newcomer();
    await world.hours(place.practitionerId, siteId, '08:00', '17:00');
    const start = '2026-12-01T07:30:00Z';
    const staff = { actingAs: 'staff' as const };
    await expect(world.claim(place, start, staff)).rejects.toMatchObject({ code: 'IN_THE_PAST' });
    await world.claim(place, start, { ...staff, underWay: true });
    const again = world.claim(place, start, { ...staff, underWay: true });
    await expect(again).rejects.toMatchObject({ code: 'SLOT_TAKEN' });
    const offGrid = world.claim(place, '2026-12-01T07:10:00Z', { ...staff, underWay: true });
    await expect(offGrid).rejects.toMatchObject({ code: 'GRID' });
  });

  it('is built where staff book past the horizon', async () => {
    const place = await newcomer();
    await world.claim(place, '2027-06-02T08:00:00Z', { actingAs: 'staff' });
    await expect(world.claim(place, '2027-06-02T08:00:00Z', { actingAs: 'staff' })).rejects.toMatchObject({
      code: 'SLOT_TAKEN',
    });
  });

  it('spans midnight where two windows touch', async () => {
    const practitionerId = await world.practitioner();
    const night = await world.visitType({ minutes: 120 });
    await world.hours(practitionerId, siteId, '20:00', '00:00');
    await world.hours(practitionerId, siteId, '00:00', '04:00', { validFrom: '2026-12-01' });
    const place = { practitionerId, siteId, visitTypeId: night };
    const starts = await world.starts(place, '2026-12-02T18:00:00Z', '2026-12-03T04:00:00Z');
    expect(starts).toEqual(['19:00', '21:00', '23:00'].map(day).concat('2026-12-03T01:00:00Z'));
    const half = await world.visitType({ minutes: 90, interval: 30 });
    await world.claim({ ...place, visitTypeId: half }, day('22:00'));
    await expect(world.claim({ ...place, visitTypeId: half }, day('23:00'))).rejects.toMatchObject({
      code: 'SLOT_TAKEN',
    });
    expect((await world.app.ask(new VerifyCalendar())).differences).toEqual([]);
  });

  describe('held', () => {
    it('is free for its owner only, until the hold expires', async () => {
      const place = await newcomer();
      const owner = randomUUID();
      const hold = await world.hold(place, day('08:00'), owner);
      expect(hold).toMatchObject({
        start: day('08:00'),
        expiresAt: expect.stringMatching(/^2026-12-01T08:0[56]/),
        renewable: true,
      });
      expect(await world.starts(place, '2026-12-02', '2026-12-03')).not.toContain(day('08:00'));
      expect(await world.starts(place, '2026-12-02', '2026-12-03', owner)).toContain(day('08:00'));
      await expect(world.claim(place, day('08:00'))).rejects.toMatchObject({ code: 'SLOT_TAKEN' });
      await expect(world.hold(place, day('08:00'))).rejects.toMatchObject({ code: 'SLOT_TAKEN' });
      await expect(world.hold(place, day('09:00'), owner)).rejects.toMatchObject({ code: 'TOO_MANY_HOLDS' });

      await expect(world.claim(place, day('08:00'), { holdId: hold.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.claim(place, day('09:00'), { holdId: hold.id, accountId: owner })).rejects.toMatchObject({
        kind: 'refused',
        code: 'HOLD_MISMATCH',
      });
      await world.claim(place, day('08:00'), { holdId: hold.id, accountId: owner });
      expect(await world.overlaps()).toBe(0);
    });

    it('is consumed by its owner’s booking without naming it', async () => {
      const place = await newcomer();
      const owner = randomUUID();
      await world.hold(place, day('08:00'), owner);
      await world.claim(place, day('08:00'), { accountId: owner });
      await world.hold(place, day('09:00'), owner);
    });

    it('stops nobody once it has expired, though no sweeper has run', async () => {
      const place = await newcomer();
      const owner = randomUUID();
      const hold = await world.hold(place, day('08:00'), owner);
      await world.app.sql`update scheduling.claim set expires_at = '2026-12-01T07:59:00Z' where id = ${hold.id}`;
      expect(await world.starts(place, '2026-12-02', '2026-12-03')).toContain(day('08:00'));
      await expect(world.claim(place, day('08:00'), { holdId: hold.id, accountId: owner })).rejects.toMatchObject({
        kind: 'conflict',
        code: 'HOLD_EXPIRED',
      });
      await world.claim(place, day('08:00'));
      await expect(world.claim(place, day('08:00'), { holdId: hold.id, accountId: owner })).rejects.toMatchObject({
        kind: 'conflict',
        code: 'HOLD_EXPIRED',
      });
    });
  });

  describe('moved', () => {
    it('does not conflict with itself', async () => {
      const practitionerId = await world.practitioner();
      await world.hours(practitionerId, siteId);
      const place = { practitionerId, siteId, visitTypeId: await world.visitType({ minutes: 60, interval: 15 }) };
      const { appointmentId } = await world.claim(place, day('10:00'));
      await world.move(appointmentId, place, day('10:15'));
      await world.claim(place, day('09:15'));
      await expect(world.move(appointmentId, place, day('09:30'))).rejects.toMatchObject({ code: 'SLOT_TAKEN' });
      expect(await world.starts(place, day('10:00'), day('11:30'))).toEqual([day('11:15')]);
    });

    it('goes to another practitioner, and leaves the old time free', async () => {
      const [from, to] = [await newcomer(), await newcomer()];
      const { appointmentId } = await world.claim(from, day('10:00'));
      await world.move(appointmentId, to, day('10:00'));
      expect(await world.starts(from, '2026-12-02', '2026-12-03')).toContain(day('10:00'));
      expect(await world.starts(to, '2026-12-02', '2026-12-03')).not.toContain(day('10:00'));
    });
  });

  it('is shared by a group, up to its seats, and free again when the last one leaves', async () => {
    const group = { ...(await newcomer()), visitTypeId: await world.visitType({ capacity: 3 }) };
    const joined = [];
    for (let seat = 1; seat <= 3; seat++) {
      expect(await world.starts(group, '2026-12-02', '2026-12-03')).toContain(day('08:00'));
      joined.push(await world.claim(group, day('08:00')));
    }
    expect(new Set(joined.map((each) => each.claimId)).size).toBe(1);
    expect(await world.starts(group, '2026-12-02', '2026-12-03')).not.toContain(day('08:00'));
    await expect(world.claim(group, day('08:00'))).rejects.toMatchObject({ code: 'SLOT_TAKEN' });
    await expect(world.claim({ ...group, visitTypeId }, day('08:00'))).rejects.toMatchObject({ code: 'SLOT_TAKEN' });

    await world.release(joined[1]!.appointmentId);
    const again = await world.claim(group, day('08:00'));
    expect(again.claimId).toBe(joined[0]!.claimId);
    for (const { appointmentId } of [joined[0]!, joined[2]!, again]) await world.release(appointmentId);
    await world.claim({ ...group, visitTypeId }, day('08:00'));
  });

  describe('costs', () => {
    const statements = (work: () => Promise<unknown>) => statementsOf(world.app, work);

    it('one statement to take, two to be told that it is gone, two to search', async () => {
      const place = await newcomer();
      const terms = await world.terms(place);
      const claim = (start: string) => {
        const claimant = { appointmentId: randomUUID(), actingAs: 'patient', accountId: null } as const;
        return world.app.send(new ClaimTime(request(place, start), terms, claimant));
      };
      expect(await statements(() => claim(day('08:00')))).toBe(1);
      expect(await statements(() => claim(day('08:00')).catch(() => undefined))).toBe(2);
      expect(await statements(() => world.starts(place, '2026-12-02', '2026-12-16'))).toBe(2);
      expect(await statements(() => world.starts({ ...place, siteId: undefined }, '2026-12-02', '2026-12-16'))).toBe(4);
    });

    it('the same for a specialty of two and of twenty', async () => {
      const cost = async (count: number): Promise<number> => {
        const specialtyId = randomUUID();
        for (let each = 0; each < count; each++) {
          const practitionerId = await world.practitioner([specialtyId]);
          await world.hours(practitionerId, siteId);
        }
        const filter = { specialtyId, visitTypeId, from: boundOf('2026-12-02'), to: boundOf('2026-12-30'), limit: 20 };
        return statements(() => world.app.ask(new FindEarliestSlots(filter)));
      };
      expect(await cost(20)).toBe(await cost(2));
    });
  });

  it('is what rules and claims say, after all of this', async () => {
    const report = await world.app.ask(new VerifyCalendar());
    expect(report.days).toBeGreaterThan(500);
    expect(report.differences).toEqual([]);
    expect(await world.overlaps()).toBe(0);
  });
});
