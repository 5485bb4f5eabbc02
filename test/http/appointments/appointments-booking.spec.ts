import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestApp } from '../../support/app.js';
import { expectTrueAppointments, expectTrueClaims } from '../../support/calendar.js';
import { person } from '../../support/people.js';
import { world, type Member, type WorldClinic } from '../../support/world.js';

describe('booking an appointment', () => {
  let app: TestApp;
  let clinic: WorldClinic;
  let desk: Member;
  let ana: Member;
  let ben: Member;
  let dr: Member;
  beforeAll(async () => {
    ({ app, clinic, desk } = await world());
  });
  afterAll(() => clinic?.close());
  beforeEach(async () => {
    ({ ana, ben, dr } = await clinic.newPeople());
  });
  afterEach(() => expectTrueClaims(app));

  it('has one winner among three hundred', async () => {
    const rivals = await Promise.all(Array.from({ length: 10 }, () => clinic.newPatient()));
    const attempts = Array.from({ length: 300 }, (_, index) => rivals[index % rivals.length]!);
    const answers = await Promise.all(attempts.map((rival) => rival.asksFor(dr, 'Thu 09:00')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(299);
  });

  it('is not booked twice by one patient at two practitioners', async () => {
    const start = 'Thu 09:00';
    const other = await clinic.newPractitioner('Dr Silva');
    const answers = await Promise.all([ana.asksFor(dr, start), ana.asksFor(other, start)]);
    const [won, lost] = answers.sort((a, b) => a.status - b.status);
    expect(won!.status).toBe(201);
    expect(lost).toMatchObject({ status: 409, body: { code: 'PATIENT_OVERLAP' } });
    const second = other.account.practitionerId === won!.body.practitionerId ? dr : other;
    await ana.asksFor(second, start, { for: ana, overlapReason: 'both' }).expect(403);
    const override = await desk.asksFor(second, start, { for: ana, overlapReason: 'both at once' });
    expect(override).toMatchObject({ status: 201, body: { status: 'confirmed' } });
  });

  it('is booked once however often the same request comes', async () => {
    const key = 'the-same-key';
    const send = () => ben.asksFor(dr, 'Thu 09:00').set('Idempotency-Key', key);
    const answers = await Promise.all(Array.from({ length: 50 }, send));
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const other = ben.asksFor(dr, 'Thu 10:00').set('Idempotency-Key', key);
    expect((await other.expect(422)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('needs a verified address, known fields and a start that is offered', async () => {
    const unverified = clinic.member(await person(app, ['patient'], { emailVerified: false }));
    const start = 'Thu 09:00';
    const refused = await unverified.asksFor(dr, start).expect(403);
    expect(refused.body.code).toBe('EMAIL_NOT_VERIFIED');
    await ana.asksFor(dr, start, { status: 'confirmed' }).expect(400);
    const grid = await ana.asksFor(dr, 'Thu 09:10').expect(422);
    expect(grid.body.code).toBe('GRID');
    await ana.asksFor(dr, start, { for: ben }).expect(404);
  });

  it('turns a hold of the same start into an appointment, for its owner only', async () => {
    const start = 'Thu 09:00';
    const holdId = await ana.holds(dr, start);
    await ben.asksFor(dr, start).expect(409);
    await ben.asksFor(dr, start, { holdId }).expect(404);
    const other = await ana.asksFor(dr, 'Thu 10:00', { holdId }).expect(422);
    expect(other.body.code).toBe('HOLD_MISMATCH');
    await ana.books(dr, start, { holdId });
  });

  it('is limited to ten ahead for a patient, not for the clinic', async () => {
    const dora = await clinic.newPatient('Dora');
    const starts = Array.from({ length: 11 }, (_, index) => `2027-01-${10 + index} 12:00`);
    for (const start of starts.slice(0, 10)) await dora.books(dr, start);
    const refused = await dora.asksFor(dr, starts[10]!).expect(422);
    expect(refused.body.code).toBe('TOO_MANY_VISITS');
    const byDesk = await desk.books(dr, starts[10]!, { for: dora });
    expect(byDesk.status).toBe('confirmed');
  });

  it('leaves a true calendar, after all of this', () => expectTrueAppointments(app));
});
