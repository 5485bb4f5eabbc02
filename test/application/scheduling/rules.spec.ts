import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundOf } from '../../../src/shared/kernel/bound.js';
import { randomUUID } from 'node:crypto';
import { AlternativeStarts } from '../../../src/scheduling/index.js';
import { AddException } from '../../../src/scheduling/application/add-exception.js';
import { AddHoliday } from '../../../src/scheduling/application/add-holiday.js';
import { ExplainSlot } from '../../../src/scheduling/application/explain-slot.js';
import { FindEarliestSlots } from '../../../src/scheduling/application/find-earliest-slots.js';
import { FindWorkingHours } from '../../../src/scheduling/application/find-working-hours.js';
import { RemoveException } from '../../../src/scheduling/application/remove-exception.js';
import { RemoveHoliday } from '../../../src/scheduling/application/remove-holiday.js';
import { SetWorkingHours } from '../../../src/scheduling/application/set-working-hours.js';
import { PractitionerAvailability } from '../../../src/practitioners/index.js';
import { Database } from '../../../src/shared/persistence/database.js';
import { expectTrueCalendar } from '../../support/calendar.js';
import { boss, request, World } from './world.js';

const decided = { keepHits: false, dryRun: false };
const kept = { keepHits: true, dryRun: false };

describe('a change of rules', () => {
  let world: World;
  let siteId: string;
  let visitTypeId: string;
  beforeAll(async () => {
    world = await World.open();
    siteId = await world.site();
    visitTypeId = await world.visitType();
  });
  afterAll(() => world.close());

  const newcomer = async (specialtyIds: string[] = []) => {
    const practitionerId = await world.practitioner(specialtyIds);
    await world.hours(practitionerId, siteId);
    return { practitionerId, siteId, visitTypeId };
  };
  const day = (time: string): string => `2026-12-02T${time}:00Z`;
  const weekly = (from: string, to: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));

  it('of hours names the visits it hits, tries without changing, and keeps them when told so', async () => {
    const place = await newcomer();
    const { appointmentId } = await world.claim(place, day('08:00'));
    const later = { ...place, mode: 'slot' as const, weekly: weekly('12:00', '17:00'), visitTypeIds: [] };
    const affected = [{ appointmentId, start: day('08:00'), practitionerId: place.practitionerId, siteId }];

    expect(await world.app.send(new SetWorkingHours({ ...later, keepHits: false, dryRun: true }))).toMatchObject({
      affected,
      version: 1,
    });
    await expect(world.app.send(new SetWorkingHours({ ...later, ...decided }))).rejects.toMatchObject({
      code: 'CHANGE_HITS_VISITS',
      details: { affected },
    });
    expect((await world.starts(place, '2026-12-02', '2026-12-03'))[0]).toBe(day('08:30'));

    expect(await world.app.send(new SetWorkingHours({ ...later, ...kept }))).toMatchObject({ affected, version: 2 });
    expect((await world.starts(place, '2026-12-02', '2026-12-03'))[0]).toBe(day('11:00'));
    // What an earlier change has left outside is not hit again.
    expect(await world.app.send(new SetWorkingHours({ ...later, ...decided }))).toMatchObject({ affected: [] });
    await expect(
      world.app.send(new SetWorkingHours({ ...later, ...decided, expectedVersion: 1 })),
    ).rejects.toMatchObject({ code: 'STALE' });
  });

  it('of hours refuses windows that overlap, at any site and in any zone', async () => {
    const place = await newcomer();
    const elsewhere = await world.site('Asia/Tokyo');
    await expect(world.hours(place.practitionerId, elsewhere, '17:00', '20:00')).rejects.toMatchObject({
      kind: 'refused',
      code: 'WINDOWS_OVERLAP',
    });
    // Not until 17:00: in summer Berlin begins an hour earlier, and Tokyo does not.
    await expect(world.hours(place.practitionerId, elsewhere, '08:00', '17:00')).rejects.toMatchObject({});
    await world.hours(place.practitionerId, elsewhere, '08:00', '16:00');
    const { items, version } = await world.app.ask(new FindWorkingHours(place.practitionerId));
    expect([items.length, version]).toEqual([2, 2]);
    const everywhere = { practitionerId: place.practitionerId, visitTypeId };
    const starts = await world.starts(everywhere, '2026-12-02T00:00:00Z', '2026-12-03T00:00:00Z');
    expect(starts).toEqual([...starts].sort());
    expect(starts.length).toBe(16 + 16);
  });

  it.each([
    ['WORKING_HOURS', { weekly: Array.from({ length: 51 }, () => ({ weekday: 1, from: '09:00', to: '10:00' })) }],
    ['WORKING_HOURS', { weekly: [{ weekday: 8, from: '09:00', to: '10:00' }] }],
    ['WORKING_HOURS', { validFrom: '2026-12-05', validTo: '2026-12-04' }],
    ['UNKNOWN_SITE', { siteId: randomUUID() }],
    ['UNKNOWN_VISIT_TYPE', { visitTypeIds: [randomUUID()] }],
  ])('of hours refuses what makes no sense: %s', async (code, wrong) => {
    const place = await newcomer();
    const hours = { ...place, mode: 'slot' as const, weekly: weekly('09:00', '10:00'), visitTypeIds: [], ...wrong };
    await expect(world.app.send(new SetWorkingHours({ ...hours, ...decided }))).rejects.toMatchObject({ code });
  });

  it('by leave takes time away and gives it back', async () => {
    const place = await newcomer();
    const before = await world.starts(place, '2026-12-01', '2026-12-20');
    const { appointmentId } = await world.claim(place, day('08:00'));
    const leave = {
      practitionerId: place.practitionerId,
      kind: 'leave' as const,
      from: { date: '2026-12-02' },
      to: { date: '2026-12-04' },
    };
    await expect(world.app.send(new AddException({ ...leave, ...decided }))).rejects.toMatchObject({
      code: 'CHANGE_HITS_VISITS',
      details: { affected: [expect.objectContaining({ appointmentId })] },
    });
    await world.release(appointmentId);
    const { exception } = await world.app.send(new AddException({ ...leave, ...decided, reason: 'Surgery' }));
    expect(await world.starts(place, '2026-12-02', '2026-12-04')).toEqual([]);
    await expect(world.claim(place, day('08:00'))).rejects.toMatchObject({ code: 'ON_LEAVE' });
    expect(await world.app.ask(new ExplainSlot(request(place, day('08:00'))))).toMatchObject({
      bookable: false,
      rule: 'ON_LEAVE',
    });
    const [{ plain }] = (await world.app.sql`
      select position('Surgery'::bytea in reason) as plain from scheduling.exception where reason is not null`) as [
      { plain: number },
    ];
    expect(plain).toBe(0);

    const { practitionerId } = place;
    await world.app.send(new RemoveException({ practitionerId, exceptionId: exception!.id, ...decided }));
    expect(await world.starts(place, '2026-12-01', '2026-12-20')).toEqual(before);
  });

  it('by extra hours opens an evening, and closing it again says who was booked there', async () => {
    const place = await newcomer();
    const { exception } = await world.app.send(
      new AddException({
        ...place,
        kind: 'extra_hours',
        from: boundOf(day('18:00')),
        to: boundOf(day('20:00')),
        ...decided,
      }),
    );
    expect(await world.starts(place, day('17:00'), day('23:00'))).toEqual(
      ['18:00', '18:30', '19:00', '19:30'].map(day),
    );
    const { appointmentId } = await world.claim(place, day('19:00'));
    const removal = { practitionerId: place.practitionerId, exceptionId: exception!.id };
    await expect(world.app.send(new RemoveException({ ...removal, ...decided }))).rejects.toMatchObject({
      details: { affected: [expect.objectContaining({ appointmentId })] },
    });
    await world.app.send(new RemoveException({ ...removal, ...kept }));
    expect(await world.starts(place, day('17:00'), day('23:00'))).toEqual([]);
  });

  it('by a holiday closes a site for everybody', async () => {
    const place = await newcomer();
    const other = await newcomer();
    const { appointmentId } = await world.claim(place, '2026-12-25T08:00:00Z');
    const christmas = { date: '2026-12-25', name: 'Christmas Day', siteId };
    await expect(world.app.send(new AddHoliday(boss, { ...christmas, ...decided }))).rejects.toMatchObject({
      details: { affected: [expect.objectContaining({ appointmentId })] },
    });
    const { holiday } = await world.app.send(new AddHoliday(boss, { ...christmas, ...kept }));
    expect(await world.starts(other, '2026-12-25', '2026-12-26')).toEqual([]);
    await expect(world.claim(other, '2026-12-25T08:00:00Z')).rejects.toMatchObject({ code: 'HOLIDAY' });
    await expect(world.app.send(new AddHoliday(boss, { ...christmas, ...kept }))).rejects.toMatchObject({
      code: 'HOLIDAY_EXISTS',
    });
    await world.app.send(new RemoveHoliday(boss, holiday!.id));
    expect((await world.starts(other, '2026-12-25', '2026-12-26')).length).toBe(16);
  });

  it('of a site’s opening hours is followed', async () => {
    const house = await world.site();
    const practitionerId = await world.practitioner();
    await world.hours(practitionerId, house);
    await world.app
      .sql`update practitioners.site set opening_hours = ${JSON.stringify(weekly('10:00', '12:00'))} where id = ${house}`;
    await world.app.resolve(Database).transaction(() => world.app.resolve(PractitionerAvailability).siteChanged(house));
    const place = { practitionerId, siteId: house, visitTypeId };
    expect(await world.starts(place, '2026-12-02', '2026-12-03')).toEqual(
      ['09:00', '09:30', '10:00', '10:30'].map(day),
    );
  });

  it('and a night that goes by keep the horizon where it was', async () => {
    const place = await newcomer();
    const reach = async (): Promise<string> => {
      const [row] = await world.app.sql<{ last: string }>`select max(day)::text as last
        from scheduling.practitioner_day where practitioner_id = ${place.practitionerId}`;
      return row!.last;
    };
    const before = await reach();
    await world.app.advance('PT24H');
    expect(Temporal.PlainDate.compare(await reach(), before)).toBe(1);
  });

  it('leaves every search in agreement: earliest of a specialty, alternatives, the directory', async () => {
    const specialtyId = randomUUID();
    const places = [await newcomer([specialtyId]), await newcomer([specialtyId])];
    const group = await world.visitType({ capacity: 2 });
    await world.claim({ ...places[0]!, visitTypeId: group }, '2026-12-03T08:00:00Z');
    for (const type of [visitTypeId, group]) {
      const range = { from: '2026-12-03', to: '2026-12-06' };
      const all = await Promise.all(
        places.map((place) => world.starts({ ...place, visitTypeId: type }, range.from, range.to)),
      );
      const bounds = { from: boundOf(range.from), to: boundOf(range.to) };
      const filter = { specialtyId, visitTypeId: type, ...bounds, limit: 40 };
      const earliest = await world.app.ask(new FindEarliestSlots(filter));
      expect(earliest.map((slot) => slot.start)).toEqual(all.flat().sort().slice(0, 40));
    }
    const { practitionerId } = places[0]!;
    const around = '2026-12-03T08:00:00Z';
    expect(
      (await world.app.ask(new AlternativeStarts(request(places[0]!, around), 3))).map((each) => each.start),
    ).toEqual(['2026-12-03T08:30:00Z', '2026-12-03T09:00:00Z', '2026-12-03T09:30:00Z']);
    const directory = world.app.resolve(PractitionerAvailability);
    const range = { from: '2026-12-03', to: '2026-12-06' };
    const next = await directory.nextStarts([practitionerId], { visitTypeId, ...range }, 2);
    expect(next.get(practitionerId)).toEqual(
      ['2026-12-03T08:30:00Z', '2026-12-03T09:00:00Z'].map((start) => ({
        ...{ start, siteId, timeZone: 'Europe/Berlin', visitTypeId },
      })),
    );
    expect((await directory.workingDays([practitionerId])).get(practitionerId)).toHaveLength(7);
    expect(await directory.workingAt(siteId)).toContain(practitionerId);
  });

  it('and rows agree after all of this', async () => {
    await expectTrueCalendar(world.app);
  });
});
