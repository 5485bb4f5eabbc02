import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../src/shared/persistence/database.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { expectTrueAppointments } from '../../support/calendar.js';
import { bookAt, kinds, newPlace, type Kind, type Place } from '../../support/hit-place.js';
import { admin as anAdmin, type Person } from '../../support/people.js';

const rounds = 3;
/** Starts on the day that every change is about, all of them outside the new rules. */
const starts = ['07:00', '07:30', '08:00', '08:30'].map((time) => `2026-12-15T${time}:00Z`);

describe('a change and bookings at the same moment', () => {
  let app: TestApp;
  let admin: Person;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await anAdmin(app);
  });
  afterAll(() => app?.close());

  const statusOf = async (id: string) => (await admin.get(`/appointments/${id}`).expect(200)).body.status;

  /** Eight bookings, two of each start, and the change in their midst. */
  async function race({ make }: Kind, place: Place, more: object) {
    const bookings = [...starts, ...starts].map((start) => bookAt(app, admin, place, start));
    const [change, ...answers] = await Promise.all([make(admin, place, more), ...bookings]);
    for (const { status } of answers) expect(status).toBeLessThan(500);
    return { change, won: answers.filter(({ status }) => status === 201).map(({ body }) => body.id) };
  }

  describe.each(kinds)('$name', (kind) => {
    it('with a cancellation: what was booked before is cancelled, nothing is booked after', async () => {
      for (let round = 0; round < rounds; round++) {
        const place = await newPlace(admin);
        const { change, won } = await race(kind, place, { resolution: { kind: 'cancel' } });
        expect([200, 201]).toContain(change.status);
        for (const id of won) expect(await statusOf(id)).toBe('cancelled');
        expect((await bookAt(app, admin, place, starts[0]!)).status).toBe(422);
      }
      await expectTrueAppointments(app);
    });

    it('without a decision: it hits nothing and is made, or it is refused and all is as it was', async () => {
      for (let round = 0; round < rounds; round++) {
        const place = await newPlace(admin);
        const { change, won } = await race(kind, place, {});
        for (const id of won) expect(await statusOf(id)).toBe('confirmed');
        if (change.status === 409) {
          const hit = change.body.affected.map(({ appointmentId }: { appointmentId: string }) => appointmentId);
          expect(won).toEqual(expect.arrayContaining(hit));
        } else {
          expect([200, 201]).toContain(change.status);
          expect(won).toEqual([]);
        }
      }
      await expectTrueAppointments(app);
    });
  });

  const rights = ['closing a site', 'suspension', 'licence', 'withdrawn', 'offers no more'];
  const ending = kinds.filter(({ name }) => rights.some((word) => name.includes(word)));

  it.each(ending)('$name: waits for a booking that has read its terms, and cancels it', async (kind) => {
    const place = await newPlace(admin);
    const database = app.resolve(Database);
    let letGo = (): void => undefined;
    const gate = new Promise<void>((open) => (letGo = open));
    // The booking reads whether it may be made, and then waits for its day.
    const held = new Promise<void>((locked) => {
      void database.transaction(async () => {
        await database.rows(sql`select from scheduling.practitioner_day
          where practitioner_id = ${place.practitionerId}::uuid for update`);
        locked();
        await gate;
      });
    });
    await held;
    const booking = bookAt(app, admin, place, starts[0]!);
    await waiting(1);
    let answered = false;
    const change = kind.make(admin, place, { resolution: { kind: 'cancel' } }).then((answer) => {
      answered = true;
      return answer;
    });
    await waiting(2, () => answered);
    letGo();
    const [{ status, body }, made] = await Promise.all([booking, change]);
    expect([200, 201]).toContain(made.status);
    // It was first, and is cancelled; or it would have come second, and been refused.
    if (status === 201) expect(await statusOf(body.id)).toBe('cancelled');
    else expect(status).toBe(422);
    expect((await bookAt(app, admin, place, starts[1]!)).status).toBe(422);
    await expectTrueAppointments(app);
  });

  /** Until so many wait for a lock, or the other thing is so. */
  async function waiting(count: number, or = (): boolean => false): Promise<void> {
    for (;;) {
      const [row] = await app.sql<{ waiting: number }>`select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      if (row!.waiting >= count || or()) return;
      await new Promise((done) => setImmediate(done));
    }
  }

  it('into a group: nobody joins what is cancelled, and nobody joins what is kept outside the hours', async () => {
    const group = { capacity: 8 };
    for (const decision of ['cancel', 'keep'] as const) {
      for (const kind of kinds) {
        const place = await newPlace(admin, group);
        await bookAt(app, admin, place, starts[0]!);
        const joining = Array.from({ length: 5 }, () => bookAt(app, admin, place, starts[0]!));
        const [change, ...answers] = await Promise.all([
          kind.make(admin, place, { resolution: { kind: decision } }),
          ...joining,
        ]);
        expect({ [kind.name]: [200, 201].includes(change.status) }).toEqual({ [kind.name]: true });
        const won = answers.filter(({ status }) => status === 201).map(({ body }) => body.id);
        for (const id of won) expect(await statusOf(id)).toBe(decision === 'cancel' ? 'cancelled' : 'confirmed');
        const { status } = await bookAt(app, admin, place, starts[0]!);
        expect({ [kind.name]: decision, status }).toEqual({ [kind.name]: decision, status: 422 });
      }
    }
    await expectTrueAppointments(app);
  });
});
