import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { randomUUID } from 'node:crypto';
import { BookAppointment } from '../../../src/appointments/application/book-appointment.js';
import { FindAppointment } from '../../../src/appointments/application/find-appointment.js';
import { ListAppointments } from '../../../src/appointments/persistence/list-appointments.js';
import { RescheduleAppointment } from '../../../src/appointments/application/reschedule-appointment.js';
import { FindConfirmedStarting } from '../../../src/appointments/index.js';
import { OpenPatientFile } from '../../../src/patients/index.js';
import type { Actor } from '../../../src/shared/kernel/actor.js';
import { FieldEncryption } from '../../../src/shared/security/field-encryption.js';
import { statementsOf } from '../../support/statements.js';
import { actor, request, World } from '../scheduling/world.js';

describe('visits', () => {
  let world: World;
  let place: { practitionerId: string; siteId: string; visitTypeId: string };
  beforeAll(async () => {
    world = await World.open();
    const [siteId, visitTypeId] = [await world.site(), await world.visitType()];
    const practitionerId = await world.practitioner();
    await world.hours(practitionerId, siteId);
    place = { practitionerId, siteId, visitTypeId };
  });
  afterAll(() => world.close());

  const newPatient = async (): Promise<Actor> => {
    const accountId = randomUUID();
    const { patientId } = await world.app.send(new OpenPatientFile({ accountId, fullName: 'Ana' }));
    return actor(accountId, { patientId });
  };
  const book = (ana: Actor, start: string) => world.app.send(new BookAppointment(ana, request(place, start)));
  const day = (time: string): string => `2026-12-10T${time}:00Z`;
  const at = (time: string) => Temporal.Instant.from(day(time));

  it('cost four statements to book and one at the commit, with what they mean for the record', async () => {
    const ana = await newPatient();
    expect(await statementsOf(world.app, () => book(ana, day('08:00')))).toBe(5);
    const relations = await world.app.sql`
      select patient_id, practitioner_id, status, until from patients.care_relation where patient_id = ${ana.patientId}`;
    const { practitionerId } = place;
    expect(relations).toEqual([
      { patient_id: ana.patientId, practitioner_id: practitionerId, status: 'confirmed', until: null },
    ]);
  });

  it('are read with their names in five statements, one of them and fifty', async () => {
    const clerk = actor(randomUUID(), { roles: ['staff'], siteIds: [place.siteId] });
    for (let patient = 0; patient < 5; patient++) {
      const dana = await newPatient();
      for (let visit = 0; visit < 10; visit++) {
        const half = patient * 10 + visit;
        const time = `${String(8 + Math.floor((half % 16) / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
        await book(dana, `2026-12-${12 + Math.floor(half / 16)}T${time}:00Z`);
      }
    }
    const page = (limit: number) => world.app.ask(new ListAppointments(clerk, { sort: 'start', limit }));
    const { items } = await page(50);
    expect(items).toHaveLength(50);
    expect(items.map(({ names }) => names.patient)).toEqual(Array(50).fill('Ana'));
    const cost = (limit: number) => statementsOf(world.app, () => page(limit));
    expect([await cost(1), await cost(50)]).toEqual([5, 5]);
    const { id } = items[0]!;
    // And the row that it was read; a list that was read a moment ago leaves none.
    expect(await statementsOf(world.app, () => world.app.ask(new FindAppointment(clerk, id)))).toBe(6);
  });

  it('have their texts decrypted once for who is shown them in a list, and not at all for the desk', async () => {
    const ana = await newPatient();
    const why = { ...request(place, day('14:00')), reason: 'a reason' };
    await world.app.send(new BookAppointment(ana, why));
    const clerk = actor(randomUUID(), { roles: ['staff'], siteIds: [place.siteId] });
    const decrypt = vi.spyOn(FieldEncryption.prototype, 'decrypt');
    const decryptions = async (reader: Actor) => {
      decrypt.mockClear();
      const filter = { sort: 'start', limit: 10, patientId: ana.patientId! } as const;
      expect((await world.app.ask(new ListAppointments(reader, filter))).items).toHaveLength(1);
      return decrypt.mock.results.filter(({ value }) => value === why.reason).length;
    };
    expect([await decryptions(ana), await decryptions(clerk)]).toEqual([1, 0]);
    decrypt.mockRestore();
  });

  it('that start soon say when they were moved there, all in one statement', async () => {
    const ana = await newPatient();
    const stayed = await book(ana, day('09:00'));
    const moved = await book(ana, day('10:00'));
    const bookedAt = world.app.now;
    await world.app.advance('PT1H');
    await world.app.send(new RescheduleAppointment(ana, { appointmentId: moved.id, start: at('11:00') }));
    const asked = new FindConfirmedStarting({ from: at('09:00'), to: at('12:00') });
    const found = await world.app.ask(asked);
    expect(found.map(({ appointmentId, movedAt }) => [appointmentId, movedAt])).toEqual([
      [stayed.id, null],
      [moved.id, expect.any(String)],
    ]);
    expect(Temporal.Instant.compare(found[1]!.movedAt!, bookedAt.add({ hours: 1 }))).toBeGreaterThanOrEqual(0);
    expect(await statementsOf(world.app, () => world.app.ask(asked))).toBe(1);
  });
});
