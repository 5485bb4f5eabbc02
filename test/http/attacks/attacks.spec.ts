import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { Attacks, type Attack, type Targets } from '../../support/attacks/attacks.js';
import { expectTrueAppointments } from '../../support/calendar.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { randomFrom } from '../../support/attacks/hostile.js';
import { patient, person, signIn, type Person } from '../../support/people.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const random = randomFrom(seed);
const rounds = process.env.LONG ? 600 : 24;
const atOnce = 12;
process.stdout.write(`test/http/attacks/attacks.spec.ts: SEED=${seed}\n`);

/**
 * Hostile and contested requests of everybody at once, near and far ahead, with rules that change between bookings. After
 * every round what must be true is asked of the database, and the stored days are compared with the rules. There is no
 * worker, but for the nights that go by: whatever an answer says has to be true when it says so.
 *
 * Shown to catch planted faults: opening hours that a worker follows or that are followed up to the horizon only, days past
 * the horizon that a change of hours leaves alone, a claim that outlives its appointment, and a dropped constraint.
 */
describe(`attacks on appointments and time (SEED=${seed})`, () => {
  let app: TestApp;
  let clinic: Clinic;
  let everybody: Person[];
  let targets: Targets;
  let attacks: Attacks;

  beforeAll(async () => {
    app = await startTestApp({ role: 'api' });
    clinic = await openClinic(app, { timeZone: 'UTC', visitType: { approval: 'required' } });
    const boss = clinic.admin;
    const address = { line1: 'A', city: 'B', country: 'LK' };
    const other = await boss.post('/sites', { name: 'Other', timeZone: 'Europe/London', address }).expect(201);
    const type = { durationMinutes: 60, mode: 'in_person', approval: 'automatic', bufferAfterMinutes: 15 };
    const types = [
      await boss.post('/visit-types', { ...type, name: 'Long' }).expect(201),
      await boss.post('/visit-types', { ...type, name: 'Class', capacity: 3 }).expect(201),
    ];
    const second = await addDoctor(app, clinic, undefined, 'Dr Second');
    const third = await addDoctor(app, { ...clinic, siteId: other.body.id }, undefined, 'Dr Third');
    const patients = await Promise.all(Array.from({ length: 5 }, () => patient(app)));
    const desks = [clinic.siteId, other.body.id].map((site) => person(app, ['staff'], { siteIds: [site] }));
    everybody = [boss, ...(await Promise.all(desks)), clinic.doctor, second, ...patients];
    targets = {
      practitioners: [clinic.doctor, second, third].map(({ account }) => account.practitionerId!),
      sites: [clinic.siteId, clinic.siteId, other.body.id],
      visitTypes: [clinic.visitTypeId, ...types.map(({ body }) => body.id as string)],
      patients: patients.map(({ account }) => account.patientId!),
      specialties: [clinic.specialtyId],
      ...{ appointments: [], holds: [], holidays: [], exceptions: [] },
      // Thursdays and the days around them: before the horizon, at its end, and past it.
      dates: ['2026-12-03', '2026-12-04', '2026-12-10', '2027-03-11', '2027-04-15', '2027-04-16', '2028-01-06'],
    };
    attacks = new Attacks(targets, random);
  });
  afterAll(() => app?.close());

  /** Sends it as somebody, remembers what was made, and says what is wrong with the answer. */
  const send = async (attack: Attack, who: Person): Promise<string | undefined> => {
    const { method, path, body } = attack;
    const headers = { authorization: `Bearer ${who.accessToken}`, 'if-match': '*', 'content-type': 'application/json' };
    const answer = await fetch(app.url + path, { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    const what = `${method} ${path} ${JSON.stringify(body)} of ${who.email}: ${answer.status} ${text.slice(0, 200)}`;
    if (answer.status >= 500) return what;
    if (answer.status >= 400 && !answer.headers.get('content-type')?.startsWith('application/problem+json'))
      return what;
    if (answer.status !== 201) return undefined;
    const made = { appointments: targets.appointments, 'slot-holds': targets.holds, holidays: targets.holidays };
    const list = path.includes('/exceptions') ? targets.exceptions : made[path.split('/')[3] as keyof typeof made];
    const { id } = JSON.parse(text) as { id?: string };
    if (id !== undefined) list?.push(id);
    return undefined;
  };

  /** Half of what is asked is asked by who may. */
  const anybody = (): Person => (random() < 0.4 ? everybody[0]! : attacks.pick(everybody));

  /** Who and what was closed is open again, so that something is left to attack. */
  const reopen = async (): Promise<void> => {
    const boss = everybody[0]!;
    const keep = { resolution: { kind: 'keep' } };
    for (const id of targets.holidays.splice(0)) await boss.delete(`/holidays/${id}`);
    const gone = targets.exceptions.splice(0);
    for (const [index, id] of targets.practitioners.entries()) {
      const siteId = targets.sites[index]!;
      await boss.patch(`/sites/${siteId}`, { active: true, openingHours: null });
      await boss.post(`/practitioners/${id}/activate`);
      for (const each of gone) await boss.delete(`/practitioners/${id}/exceptions/${each}?resolution=keep`);
      const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '07:00', to: '19:00' }));
      await boss.put(`/practitioners/${id}/working-hours`, { siteId, mode: 'slot', weekly, visitTypeIds: [], ...keep });
      await boss.put(`/practitioners/${id}/visit-types`, { visitTypeIds: [] });
      const type: object = {
        active: true,
        durationMinutes: 30 * (1 + (index % 2)),
        slotIntervalMinutes: 30,
        bufferBeforeMinutes: 0,
      };
      await boss.patch(`/visit-types/${targets.visitTypes[index]}`, type);
    }
  };
  /** Patients mostly book for themselves. */
  const meant = (attack: Attack, { account }: Person): Attack =>
    account.patientId === undefined || !attack.body || !('patientId' in attack.body) || random() < 0.2
      ? attack
      : { ...attack, body: { ...attack.body, patientId: account.patientId } };

  const kinds = [
    () => attacks.contestedBooking(atOnce),
    () => attacks.rulesAmongBookings(atOnce),
    () => attacks.contestedAppointment(atOnce),
    () => attacks.rulesAmongBookings(atOnce),
    () => attacks.anything(atOnce),
  ];

  it(
    'leave everything that must be true, after every round',
    async () => {
      for (let round = 0; round < rounds; round++) {
        if (round % 6 === 0) await reopen();
        const sent = kinds[round % kinds.length]!().map((attack) => {
          const ruled = attack.method !== 'GET' && /\/(sites|holidays|visit-types)/.test(attack.path);
          const who = ruled && random() < 0.8 ? everybody[0]! : anybody();
          return { attack: meant(attack, who), who };
        });
        const faults = await Promise.all(sent.map(({ attack, who }) => send(attack, who)));
        const asked = () => sent.map(({ attack, who }) => `${who.email}: ${JSON.stringify(attack)}`).join('\n');
        expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
        await expectTrueAppointments(app).catch((error: Error) => {
          throw new Error(`After round ${round}:\n${asked()}\n${error.message}`);
        });
        // Requests expire, holds end, and the horizon moves on.
        if (round % 12 !== 11) continue;
        await app.advance('PT10H');
        everybody = await Promise.all(everybody.map(({ email }) => signIn(app, email)));
      }
      await expectTrueAppointments(app);
      // Attacks that are all refused would prove nothing.
      expect(targets.appointments.length).toBeGreaterThan(rounds / 4);
    },
    rounds * 2_000 + 60_000,
  );
});
