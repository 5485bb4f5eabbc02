import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { BookAppointment } from '../../../src/appointments/application/book-appointment.js';
import { CancelAppointment } from '../../../src/appointments/application/cancel-appointment.js';
import { ChangeStatus } from '../../../src/appointments/application/change-status.js';
import { DeclineAppointment } from '../../../src/appointments/application/decline-appointment.js';
import { RescheduleAppointment } from '../../../src/appointments/application/reschedule-appointment.js';
import type { Actor } from '../../../src/shared/kernel/actor.js';
import { DomainError } from '../../../src/shared/kernel/domain-error.js';
import { actor } from '../../application/scheduling/world.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { entryOf, MailedCalendar } from '../../support/mailed-calendar.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { patient, person, type Person } from '../../support/people.js';
import { startSmtp, type Smtp, type SmtpMode } from '../../support/servers/smtp.js';

type Who = 'patient' | 'practitioner' | 'desk' | 'admin';

const mostVisits = 5;
const steps = ['book', 'book', 'move', 'move', 'approve', 'approve', 'cancel', 'decline', 'retract'] as const;
/** Each act takes of these what it needs; the practitioner is the one who has the visit. */
const act = fc.record({
  does: fc.constantFrom(...steps, 'mail', 'mail', 'wait'),
  who: fc.constantFrom<Who>('patient', 'patient', 'practitioner', 'desk', 'admin'),
  which: fc.nat(mostVisits - 1),
  /** The sixth is the hour that the visit has. */
  hour: fc.nat(6),
  toOther: fc.boolean(),
  needsApproval: fc.boolean(),
  mode: fc.constantFrom<SmtpMode>('ok', 'tempfail'),
  duration: fc.constantFrom('PT31S', 'PT5M', 'PT25H'),
});

type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

const now = (does: Act['does'], who: Who = 'patient', more: Partial<Act> = {}): Act => ({
  ...{ does, who, which: 0, hour: 2, toOther: false, needsApproval: true, mode: 'ok', duration: 'PT31S' },
  ...more,
});
const mail = (mode: SmtpMode) => now('mail', 'admin', { mode });
/** What has gone wrong before, or would with the smallest mistake; chance finds the rest. */
const known: [Act[]][] = [
  // In an outage a fresh visit is moved.
  [[mail('tempfail'), now('book', 'patient', { needsApproval: false }), now('move'), now('wait'), mail('ok')]],
  // Own acts are receipts.
  [[now('book', 'desk'), now('wait'), now('cancel'), now('book', 'desk'), now('move', 'patient', { which: 1 })]],
  // A confirmed visit that waits for an approval again leaves the calendar and comes back, or does not.
  [[now('book', 'desk'), now('wait'), now('move'), now('wait'), now('approve', 'desk'), now('wait')]],
  [[now('book', 'desk'), now('wait'), mail('tempfail'), now('move'), now('decline', 'desk')]],
  [[now('book', 'desk'), now('wait'), now('move'), now('wait', 'admin', { duration: 'PT25H' })]],
  [[now('book', 'desk'), now('wait'), now('move', 'desk', { hour: 6 }), now('retract', 'admin')]],
];

describe('the calendar of a patient', () => {
  let app: TestApp;
  let smtp: Smtp;
  let clinic: Clinic;
  let actors: Record<'desk' | 'admin' | 'doctor' | 'other', Actor>;
  let automaticId: string;
  let week = 0;

  beforeAll(async () => {
    smtp = await startSmtp();
    app = await startTestApp({ smtpUrl: smtp.url });
    clinic = await openClinic(app);
    const { admin: boss, siteId } = clinic;
    const type = { name: 'Check-up', durationMinutes: 30, mode: 'in_person', approval: 'automatic' };
    automaticId = (await boss.post('/visit-types', type).expect(201)).body.id;
    const other = await addDoctor(app, clinic, undefined, 'Dr Silva');
    const desk = await person(app, ['staff'], { siteIds: [siteId] });
    actors = {
      desk: actor(desk.account.id, { roles: ['staff'], siteIds: [siteId] }),
      admin: actor(boss.account.id, { roles: ['admin'] }),
      doctor: asDoctor(clinic.doctor),
      other: asDoctor(other),
    };
    const policies = (await boss.get('/settings').expect(200)).body;
    await boss
      .put('/settings', { ...policies, policies: { ...policies.policies, bookingWindowDays: 730 } })
      .expect(200);
  });
  afterAll(async () => {
    await app?.close();
    await smtp?.close();
  });

  const asDoctor = ({ account }: Person) =>
    actor(account.id, { roles: ['practitioner'], practitionerId: account.practitionerId });

  /** What is refused changes nothing: only what is no refusal is a fault. */
  const tryTo = async <Result>(does: Promise<Result>): Promise<Result | undefined> => {
    try {
      return await does;
    } catch (error) {
      if (error instanceof DomainError) return undefined;
      throw error;
    }
  };

  const afterAllMail = async () => {
    smtp.mode = 'ok';
    await app.settle();
    for (let pause = 0; pause < 3; pause++) {
      const left = await app.sql`select status from notifications.message where status not in ('sent', 'skipped')`;
      if (left.length === 0) return;
      await app.advance('PT61M');
    }
    throw new Error('Mail is left that does not get out.');
  };

  it('has at last exactly the visits that take place, whoever did what and whenever mail got out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 25, maxLength: 40 }), async (acts) => {
        const ana = await patient(app);
        const patientId = ana.account.patientId!;
        const self = actor(ana.account.id, { patientId });
        const visits: string[] = [];
        const day = Temporal.PlainDate.from('2027-03-01').add({ weeks: ++week });
        const startOf = (index: number, hour: number) => `${day.add({ days: index })}T${10 + hour}:00:00Z`;

        for (const one of acts) {
          const appointmentId = visits[one.which] ?? visits[0];
          const [row] = await app.sql<{ practitioner_id: string; starts_at: Date }>`
            select practitioner_id, starts_at from appointments.appointment where id = ${appointmentId ?? null}::uuid`;
          const practitioner = row?.practitioner_id === actors.other.practitionerId ? actors.other : actors.doctor;
          const by = { ...actors, patient: self, practitioner }[one.who];
          if (one.does === 'wait') {
            await app.advance(one.duration);
          } else if (one.does === 'mail') {
            await app.settle();
            smtp.mode = one.mode;
          } else if (one.does === 'book') {
            if (visits.length === mostVisits) continue;
            const { practitionerId, siteId } = clinic;
            const visitTypeId = one.needsApproval ? clinic.visitTypeId : automaticId;
            const start = Temporal.Instant.from(startOf(visits.length, 0));
            const input = { practitionerId, siteId, visitTypeId, start, patientId };
            const visit = await tryTo(app.send(new BookAppointment(by, input)));
            if (visit) visits.push(visit.id);
          } else if (appointmentId !== undefined) {
            const target = { appointmentId, reason: 'Because' };
            const same = row!.starts_at.toISOString();
            const start = Temporal.Instant.from(
              one.hour === 6 ? same : startOf(visits.indexOf(appointmentId), one.hour),
            );
            const practitionerId = one.toOther ? actors.other.practitionerId : row!.practitioner_id;
            const commands = {
              move: () => app.send(new RescheduleAppointment(by, { ...target, start, practitionerId })),
              approve: () => app.send(new ChangeStatus(by, 'approve', target)),
              cancel: () => app.send(new CancelAppointment(by, target)),
              decline: () => app.send(new DeclineAppointment(by, target)),
              retract: () => app.send(new ChangeStatus(by, 'retract', target)),
            };
            await tryTo(commands[one.does]());
          }
        }

        await afterAllMail();
        const calendar = new MailedCalendar();
        for (const { to, raw } of smtp.messages) {
          const entry = to.includes(ana.email) ? entryOf(raw) : undefined;
          if (entry) calendar.take(entry);
        }
        const taking = await app.sql<{ id: string; starts_at: Date }>`
          select id, starts_at from appointments.appointment where patient_id = ${patientId} and status = 'confirmed'`;
        const truth = Object.fromEntries(taking.map(({ id, starts_at: at }) => [id, at.toISOString()]));
        expect(calendar.shown()).toEqual(truth);
      }),
      { numRuns: 16, examples: known },
    );
  });
});
