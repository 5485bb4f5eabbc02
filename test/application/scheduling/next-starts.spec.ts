import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { boundOf } from '../../../src/shared/kernel/bound.js';
import { randomUUID } from 'node:crypto';
import { PractitionerAvailability, type NextStart } from '../../../src/practitioners/index.js';
import { AddException, AddHoliday } from '../../../src/scheduling/index.js';
import { FindSlots, type SlotFilter } from '../../../src/scheduling/application/find-slots.js';
import { announce, LONG, seed, TIMEOUT } from '../../domain/scheduling/sampling.js';
import { statementsOf } from '../../support/statements.js';
import { boss, World } from './world.js';

announce('next starts');

/** In the order in which the directory prefers them. */
const typeNames = ['short', 'long', 'late', 'video', 'class'] as const;
type TypeName = (typeof typeNames)[number];
const everyDay: number[] = [1, 2, 3, 4, 5, 6, 7];
const zones = ['Europe/Berlin', 'Pacific/Honolulu', 'Pacific/Kiritimati'];
const kept = { keepHits: true, dryRun: false };

/** What may be true of a practitioner: hours at two sites, few or many a day, and what stands in the way. */
const arbitraryPractitioner = fc.record({
  // None named: all of them.
  types: fc.oneof(fc.constant<TypeName[]>([]), fc.subarray([...typeNames])),
  hours: fc.array(
    fc.record({
      site: fc.nat({ max: zones.length - 1 }),
      weekdays: fc.oneof(fc.constant(everyDay), fc.subarray(everyDay, { minLength: 1 })),
      from: fc.integer({ min: 6, max: 22 }),
      // A short visit in forty minutes leaves a gap that is long enough for a video visit, and off its grid.
      minutes: fc.constantFrom(30, 40, 40, 60, 120, 540),
      only: fc.option(fc.constantFrom(...typeNames), { freq: 3 }),
    }),
    { maxLength: 2 },
  ),
  booked: fc.integer({ min: 0, max: 12 }),
  held: fc.nat({ max: 2 }),
  seats: fc.boolean(),
  leave: fc.option(fc.record({ after: fc.nat({ max: 5 }), days: fc.integer({ min: 1, max: 12 }) })),
});
type Wish = typeof arbitraryPractitioner extends fc.Arbitrary<infer Value> ? Value : never;

describe('the next starts of practitioners', () => {
  let world: World;
  const sites: string[] = [];
  const types = new Map<string, string>();
  beforeAll(async () => {
    world = await World.open();
    for (const zone of zones) sites.push(await world.site(zone));
    types.set('short', await world.visitType({ minutes: 20, after: 5, interval: 25 }));
    types.set('long', await world.visitType({ minutes: 45, before: 10, interval: 15 }));
    types.set('late', await world.visitType({ minutes: 60, lead: 4 * 24 * 60 }));
    types.set('video', await world.visitType({ minutes: 15, mode: 'video' }));
    types.set('class', await world.visitType({ minutes: 30, capacity: 3 }));
    await world.app.send(new AddHoliday(boss, { date: '2026-12-02', name: 'Closed', siteId: sites[0]!, ...kept }));
    await world.app.send(new AddHoliday(boss, { date: '2026-12-04', name: 'Closed everywhere', ...kept }));
  });
  afterAll(() => world.close());

  const horizon = { from: '2026-12-01T08:00:00Z', to: '2027-01-01T08:00:00Z' };
  type Filter = Omit<SlotFilter, 'from' | 'to'> & { from?: string; to?: string };
  const slots = async ({ from = horizon.from, to = horizon.to, ...filter }: Filter): Promise<NextStart[]> => {
    const found = await world.app.ask(new FindSlots({ ...filter, from: boundOf(from), to: boundOf(to) }));
    return found.map(({ start, siteId, timeZone, visitTypeId }) => ({ start, siteId, timeZone, visitTypeId }));
  };
  const next = (ids: string[], filter: object, max = 3) =>
    world.app.resolve(PractitionerAvailability).nextStarts(ids, { ...horizon, ...filter }, max);

  /** The same question to the slot search: of the first type that has any, the first three. */
  const expected = async (practitionerId: string, offered: readonly string[], filter: object): Promise<NextStart[]> => {
    for (const name of offered) {
      const found = await slots({ practitionerId, visitTypeId: types.get(name)!, ...filter });
      if (found.length > 0) return found.slice(0, 3);
    }
    return [];
  };

  const live = async (wish: Wish): Promise<string> => {
    const practitionerId = await world.practitioner(
      [],
      wish.types.map((name) => types.get(name)!),
    );
    for (const { site, weekdays, from, minutes, only } of wish.hours) {
      const text = (minute: number): string =>
        `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const weekly = weekdays.map((weekday) => ({ weekday, from: text(from * 60), to: text(from * 60 + minutes) }));
      const more = { weekly, visitTypeIds: only === null ? [] : [types.get(only)!] };
      // Hours that overlap others are refused, and then there are none.
      await world.hours(practitionerId, sites[site]!, '', '', more).catch((error: { code?: string }) => {
        if (!['WINDOWS_OVERLAP', 'WORKING_HOURS'].includes(error.code ?? '')) throw error;
      });
    }
    const name = offeredBy(wish)[0]!;
    const free = await slots({ practitionerId, visitTypeId: types.get(name)! });
    // Some of these overlap each other, and are gone when their turn comes.
    const gone = (): null => null;
    const book = (at: NextStart) => world.claim({ practitionerId, ...at }, at.start).catch(gone);
    const hold = (at: NextStart) => world.hold({ practitionerId, ...at }, at.start).catch(gone);
    for (const at of free.slice(0, wish.booked)) await book(at);
    for (const at of free.slice(wish.booked, wish.booked + wish.held)) await hold(at);
    if (wish.seats && offeredBy(wish).includes('class')) {
      const classes = await slots({ practitionerId, visitTypeId: types.get('class')! });
      if (classes[1]) await book(classes[1]);
    }
    if (wish.leave) {
      const day = Temporal.PlainDate.from('2026-12-01').add({ days: wish.leave.after });
      const leave = { from: { date: day.toString() }, to: { date: day.add({ days: wish.leave.days }).toString() } };
      await world.app.send(new AddException({ practitionerId, kind: 'leave', ...leave, ...kept }));
    }
    return practitionerId;
  };
  const offeredBy = (wish: Wish): readonly string[] =>
    wish.types.length === 0 ? typeNames : typeNames.filter((name) => wish.types.includes(name));

  it(
    'are the first that the slot search finds, and each can be booked',
    async () => {
      const seen = { none: 0, some: 0, second: 0 };
      const property = fc.asyncProperty(
        fc.array(arbitraryPractitioner, { minLength: 5, maxLength: 8 }),
        async (all) => {
          const ids = [];
          for (const wish of all) ids.push(await live(wish));
          const filters = [
            {},
            { siteId: sites[1] },
            { visitTypeId: types.get('video') },
            { from: '2026-12-05', to: '2026-12-09' },
          ];
          for (const filter of filters) {
            const found = await next(ids, filter);
            const first = await next(ids, filter, 1);
            for (const [index, id] of ids.entries()) {
              const offered = offeredBy(all[index]!).filter((name) =>
                'visitTypeId' in filter ? types.get(name) === filter.visitTypeId : true,
              );
              const theirs = await expected(id, offered, filter);
              expect({ filter, starts: found.get(id) ?? [] }).toEqual({ filter, starts: theirs });
              expect(first.get(id)).toEqual(theirs.length > 0 ? theirs.slice(0, 1) : undefined);
              seen[
                theirs.length === 0 ? 'none' : theirs[0]!.visitTypeId === types.get(offered[0]!) ? 'some' : 'second'
              ]++;
            }
          }
          for (const [practitionerId, starts] of await next(ids, {})) {
            for (const { start, siteId, visitTypeId } of starts) {
              const { appointmentId } = await world.claim({ practitionerId, siteId, visitTypeId }, start);
              await world.release(appointmentId);
            }
          }
        },
      );
      await fc.assert(property, { seed, numRuns: LONG ? 60 : 6, endOnFailure: true });
      // Otherwise the property would have proved nothing.
      expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
    },
    TIMEOUT,
  );

  it('cost the same number of statements for one and for many, whatever types they offer', async () => {
    const many: string[] = [];
    for (let count = 0; count < 24; count++) {
      const only = typeNames[count % 4]!;
      const practitionerId = await world.practitioner([], count % 6 === 5 ? [] : [types.get(only)!]);
      await world.hours(practitionerId, sites[count % sites.length]!, '09:00', '12:00');
      many.push(practitionerId);
    }
    const cost = (ids: string[]) => statementsOf(world.app, () => next(ids, {}));
    expect([await cost(many.slice(0, 1)), await cost(many)]).toEqual([5, 5]);

    // What is left of their first eight days is long enough and off the grid: a first look finds nothing there.
    const full: string[] = [];
    const video = { visitTypeId: types.get('video')! };
    for (let count = 0; count < 12; count++) {
      const practitionerId = await world.practitioner();
      await world.hours(practitionerId, sites[0]!, '09:00', '09:40');
      const free = await slots({ practitionerId, visitTypeId: types.get('short')! });
      for (const { start, siteId, visitTypeId } of free.slice(0, 8)) {
        await world.claim({ practitionerId, siteId, visitTypeId }, start);
      }
      full.push(practitionerId);
    }
    expect((await next(full, video)).get(full[0]!)).toEqual(
      (await slots({ practitionerId: full[0]!, ...video })).slice(0, 3),
    );
    const further = (ids: string[]) => statementsOf(world.app, () => next(ids, video));
    expect([await further(full.slice(0, 1)), await further([...many, ...full])]).toEqual([6, 6]);
  });

  it('are nobody’s who is unknown, suspended or without hours', async () => {
    const idle = await world.practitioner();
    const suspended = await world.practitioner();
    await world.hours(suspended, sites[0]!);
    await world.app.sql`update practitioners.practitioner set status = 'suspended' where id = ${suspended}`;
    expect(await next([idle, suspended, randomUUID()], {})).toEqual(new Map());
    expect(await next([], {})).toEqual(new Map());
  });
});
