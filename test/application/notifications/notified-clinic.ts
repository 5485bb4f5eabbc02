/**
 * Notifications as they run, on a database of their own, in a clinic that is made up: what other contexts would answer
 * is what the test sets. Several can share a database, like processes of one installation.
 */
import type { INestApplicationContext, Type } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import pg from 'pg';
import {
  AppointmentCancelled,
  AppointmentConfirmed,
  AppointmentDeclined,
  AppointmentRequested,
  AppointmentRescheduled,
  AppointmentRetracted,
  FindAppointmentFacts,
  FindConfirmedStarting,
  type AppointmentEventPayload,
} from '../../../src/appointments/index.js';
import { Config } from '../../../src/config.js';
import { FindAccounts, FindAdministrators, IssueLink, MayPractise } from '../../../src/identity/index.js';
import { NotificationsModule } from '../../../src/notifications/index.js';
import { Mailbox, type MailboxItem } from '../../../src/notifications/mail/mailbox.js';
import { FindLocaleOfAccount, FindPatients } from '../../../src/patients/index.js';
import { FindPractitioners, FindSites } from '../../../src/practitioners/index.js';
import type { DomainEvent } from '../../../src/shared/kernel/domain-event.js';
import { newId } from '../../../src/shared/kernel/id.js';
import { DueWorkRunner } from '../../../src/shared/messaging/due-work.js';
import { Outbox } from '../../../src/shared/messaging/outbox.js';
import { ApplicationClock } from '../../../src/shared/persistence/application-clock.js';
import { Database } from '../../../src/shared/persistence/database.js';
import { AuditModule } from '../../../src/audit/index.js';
import { ormOptions } from '../../../mikro-orm.config.js';
import { SharedModule } from '../../../src/shared/shared.module.js';
import { createTestDatabase } from '../../support/database.js';
import { logsUntilClosed } from '../../support/nest-logger.js';

export type Visit = { -readonly [Key in keyof AppointmentEventPayload]: AppointmentEventPayload[Key] } & {
  confirmedAt: string | null;
  movedAt: string | null;
  reasonForPatient?: string;
  everConfirmed?: boolean;
};

/** What the other contexts know. */
export class World {
  readonly visits = new Map<string, Visit>();
  readonly addresses = new Map<string, string | null>();
  readonly verified = new Set<string>();
  /** Practitioners who may not practise. */
  readonly barred = new Set<string>();
  readonly suspendedAccounts = new Set<string>();
  /** Of whom it was asked whether they may practise. */
  readonly askedFor: string[] = [];
  /** Patients who have an account. */
  readonly accounts = new Map<string, string>();
  /** The languages of patients, by the ids of their files or accounts. */
  readonly locales = new Map<string, string>();
  readonly administrators = [newId(), newId()];
  readonly practitionerId = newId();
  readonly practitionerAccount = newId();
  readonly siteId = newId();
  readonly visitTypeId = newId();
  phone: string | null = '+94112345678';
  mode: 'in_person' | 'video' = 'in_person';
  patientZone: string | null = null;

  /** A visit that was confirmed when it was booked, days ago, unless said otherwise. */
  visit(fields: Partial<Visit> & { start: string }): Visit {
    const patientId = newId();
    this.addresses.set(patientId, `${patientId}@patients.test`);
    const visit: Visit = {
      appointmentId: newId(),
      revision: 0,
      status: 'confirmed',
      patientId,
      practitionerId: this.practitionerId,
      siteId: this.siteId,
      visitTypeId: this.visitTypeId,
      end: Temporal.Instant.from(fields.start).add({ minutes: 30 }).toString(),
      timeZone: 'Asia/Colombo',
      bookedAt: '2026-11-01T08:00:00Z',
      confirmedAt: '2026-11-01T08:00:00Z',
      movedAt: null,
      by: { accountId: null, as: 'patient' },
      ...fields,
    };
    this.visits.set(visit.appointmentId, visit);
    return visit;
  }
}

function answers(world: World): Type[] {
  const handler = <Asked>(query: Type<Asked>, answer: (asked: Asked) => unknown): Type => {
    class Answer {
      async execute(asked: Asked): Promise<unknown> {
        return answer(asked);
      }
    }
    QueryHandler(query as never)(Answer);
    return Object.defineProperty(Answer, 'name', { value: `${query.name}Answer` });
  };
  const inside = (from: Temporal.Instant, to: Temporal.Instant) => (visit: Visit) =>
    visit.status === 'confirmed' &&
    Temporal.Instant.compare(visit.start, from) >= 0 &&
    Temporal.Instant.compare(visit.start, to) < 0;
  return [
    handler(FindAppointmentFacts, ({ appointmentId }) => {
      const visit = world.visits.get(appointmentId);
      const cutOff = visit && Temporal.Instant.from(visit.start).subtract({ hours: 24 }).toString();
      const booked = { visitTypeName: 'Consultation', mode: world.mode, movable: true };
      return visit && { everConfirmed: visit.confirmedAt !== null, cutOff, ...booked, ...visit };
    }),
    handler(FindConfirmedStarting, ({ range }) => [...world.visits.values()].filter(inside(range.from, range.to))),
    handler(FindPatients, ({ ids }) =>
      ids.map((id) => ({
        id,
        fullName: 'Ana\r\nBcc: x@evil.test',
        accountId: world.accounts.get(id) ?? null,
        email: world.addresses.get(id),
        locale: world.locales.get(id) ?? null,
        timeZone: world.patientZone,
      })),
    ),
    handler(FindLocaleOfAccount, ({ accountId }) => world.locales.get(accountId) ?? null),
    handler(FindPractitioners, ({ filter }) =>
      (filter.ids ?? []).map((id) => ({
        id,
        fullName: id === world.practitionerId ? 'Dr Nimal Perera' : 'Dr Other',
        accountId: id === world.practitionerId ? world.practitionerAccount : id,
      })),
    ),
    handler(FindSites, () => [
      {
        id: world.siteId,
        name: 'Main house',
        address: { line1: 'High Street 1', city: 'Colombo', country: 'LK' },
        phone: world.phone,
        email: null,
        position: { lat: 6.9, lon: 79.8 },
        directions: 'Please bring your insurance card.',
      },
    ]),
    handler(FindAccounts, ({ ids }) =>
      ids.map((id) => ({
        id,
        email: world.addresses.get(id) ?? `${id}@accounts.test`,
        fullName: 'Nimal',
        emailVerified: world.verified.has(id),
        status: world.suspendedAccounts.has(id) ? 'suspended' : 'active',
      })),
    ),
    handler(MayPractise, ({ practitionerId }) => {
      world.askedFor.push(practitionerId);
      return !world.barred.has(practitionerId);
    }),
    handler(FindAdministrators, () => world.administrators),
    handler(IssueLink, ({ accountId, kind }) => ({ url: `http://careslot.test/${kind}?token=${accountId}` })),
  ];
}

export const testStart = '2026-12-01T08:00:00Z';

export class NotifiedClinic {
  constructor(
    readonly nest: INestApplicationContext,
    readonly world: World,
    readonly pool: pg.Pool,
    readonly databaseUrl: string,
    readonly close: () => Promise<void>,
  ) {}

  get<T>(type: abstract new (...values: never[]) => T): T {
    return this.nest.get(type as Type<T>, { strict: false });
  }

  async happened(...events: DomainEvent[]): Promise<void> {
    await this.get(Database).transaction(async () => this.get(Outbox).add(...events));
  }

  requested = (visit: Visit) => this.happened(new AppointmentRequested(visit));
  /** By the practitioner: only the patient is told. */
  approved = (visit: Visit) =>
    this.happened(new AppointmentConfirmed({ ...visit, approved: true, by: { accountId: null, as: 'practitioner' } }));
  confirmed = (visit: Visit) => this.happened(new AppointmentConfirmed(visit));
  declined = (visit: Visit, ...starts: string[]) =>
    this.happened(
      new AppointmentDeclined({ ...visit, alternatives: starts.map((start) => ({ start, timeZone: visit.timeZone })) }),
    );
  cancelled = (visit: Visit) => this.happened(new AppointmentCancelled({ ...visit, late: false }));
  retracted = (visit: Visit) => this.happened(new AppointmentRetracted(visit));
  rescheduled = (visit: Visit) => this.happened(new AppointmentRescheduled(visit));

  async settle(): Promise<void> {
    await this.get(DueWorkRunner).settle();
  }

  async advance(duration: string): Promise<void> {
    const clock = this.get(ApplicationClock);
    await clock.moveTo(clock.now().add(Temporal.Duration.from(duration)), this.get(Database));
    await this.settle();
  }

  mails(): Promise<MailboxItem[]> {
    return this.get(Mailbox).newestFirst();
  }

  async messages(): Promise<
    { id: string; kind: string; status: string; attempts: number; last_error: string | null }[]
  > {
    return (await this.pool.query('select * from notifications.message order by id')).rows;
  }
}

export async function openNotifiedClinic(
  overrides: Partial<Config> = {},
  sharedWith?: NotifiedClinic,
): Promise<NotifiedClinic> {
  const database = sharedWith
    ? { url: sharedWith.databaseUrl, drop: async () => undefined }
    : await createTestDatabase();
  const config = Object.assign(new Config(), {
    production: false,
    role: 'all',
    publicUrl: 'http://careslot.test',
    databaseUrl: database.url,
    mailFrom: 'Careslot <no-reply@careslot.test>',
    secretKeys: ['a secret key of the tests with more than 32 bytes'],
    clock: testStart,
    rateLimit: false,
    logLevel: process.env.TEST_LOG_LEVEL ?? 'silent',
    corsOrigins: [],
    ...overrides,
  } satisfies Partial<Config>);
  const world = sharedWith?.world ?? new World();
  const module = await Test.createTestingModule({
    imports: [SharedModule.with(config, ormOptions(config)), AuditModule, NotificationsModule.with(config)],
    providers: answers(world),
  }).compile();
  logsUntilClosed(module);
  module.useLogger(config.logLevel === 'silent' ? false : ['warn', 'error']);
  await module.get(ApplicationClock).start(module.get(Database));
  await module.init();
  const pool = sharedWith?.pool ?? new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  return new NotifiedClinic(module, world, pool, database.url, async () => {
    await module.close();
    if (!sharedWith) await pool.end();
    await database.drop();
  });
}
