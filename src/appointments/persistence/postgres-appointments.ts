import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';
import type { DomainEvent } from '../../shared/kernel/domain-event.js';
import { conflict } from '../../shared/kernel/domain-error.js';
import { LiveHub } from '../../shared/messaging/live-hub.js';
import { Outbox } from '../../shared/messaging/outbox.js';
import { instantOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { hexOf, type Row } from '../../shared/persistence/pending-writes.js';
import { constraintMeans } from '../../shared/persistence/postgres-errors.js';
import { FieldEncryption } from '../../shared/security/field-encryption.js';
import { boardTopic } from '../application/watch-board.js';
import { Appointment } from '../domain/appointment.js';
import type { AppointmentState } from '../domain/appointment-state.js';
import { Appointments, type PatientLoad, type RecentActs } from '../domain/appointments.js';
import type { AppointmentEventPayload } from '../domain/events.js';
import type { HistoryEntry } from '../domain/history-entry.js';
import type { Stretch } from '../domain/resolution.js';
import { occupyingStatuses } from '../domain/status.js';
import { AppointmentTable } from './appointment-table.js';
import { refusalAt, visibleTo } from './visible-to.js';

constraintMeans('appointment_patient_no_overlap', () =>
  conflict('PATIENT_OVERLAP', 'The patient has another visit at that time.'),
);

@Injectable()
export class PostgresAppointments extends Appointments {
  constructor(
    private readonly database: Database,
    private readonly table: AppointmentTable,
    private readonly outbox: Outbox,
    private readonly encryption: FieldEncryption,
    private readonly live: LiveHub,
  ) {
    super();
  }

  override async find(id: string, actor: Actor): Promise<AppointmentState> {
    const [row] = await this.rows(sql`where a.id = ${id}::uuid and ${visibleTo(actor)}`);
    if (!row) throw await refusalAt(id, this.database);
    return this.table.whole.read(row);
  }

  override async lock(id: string, actor: Actor): Promise<Appointment> {
    const [appointment] = await this.load(sql`where a.id = ${id}::uuid and ${visibleTo(actor)} for update`);
    if (!appointment) throw await refusalAt(id, this.database);
    return appointment;
  }

  override async lockAll(ids: readonly string[]): Promise<Appointment[]> {
    if (ids.length === 0) return [];
    return this.load(sql`where a.id = any(${ids}::uuid[]) order by a.id for update`);
  }

  override async lockOverdue(id: string, now: Temporal.Instant): Promise<Appointment | undefined> {
    const [appointment] = await this.load(sql`where a.id = ${id}::uuid and a.status = 'pending'
      and a.approval_deadline <= ${now.toString()}::timestamptz for update skip locked`);
    return appointment;
  }

  override async overdue(now: Temporal.Instant, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(sql`
      select a.id from appointments.appointment a
      where a.status = 'pending' and a.approval_deadline <= ${now.toString()}::timestamptz
      order by a.approval_deadline limit ${limit}`);
    return rows.map(({ id }) => id);
  }

  override async loadOf(patientId: string, now: Temporal.Instant, noShowWindowMonths: number): Promise<PatientLoad> {
    const since = now.toZonedDateTimeISO('UTC').subtract({ months: noShowWindowMonths }).toInstant();
    const hourAgo = now.subtract({ hours: 1 }).toString();
    // A booking of the last hour is for a start that is not long past: it is among the rows that are read anyway.
    const load = await this.database.row<Omit<PatientLoad, 'recentBookings'> & ActsRow>(sql`
      select count(*) filter (where a.status = 'no_show')::int as "recentNoShows",
             count(*) filter (where a.starts_at > ${now.toString()}::timestamptz
               and a.status in ('pending', 'confirmed', 'checked_in', 'in_consultation'))::int as "futureAppointments",
             count(booked.at)::int as count, min(booked.at) as first
      from appointments.appointment a
      left join lateral (
        select h.at from appointments.history h
        where a.created_at > ${hourAgo}::timestamptz and h.appointment_id = a.id
          and h.action = 'book' and h.actor_as = 'patient'
      ) booked on true
      where a.patient_id = ${patientId}::uuid and a.starts_at > ${since.toString()}::timestamptz`);
    const { futureAppointments, recentNoShows } = load!;
    return { futureAppointments, recentNoShows, recentBookings: recentActs(load!, now) };
  }

  override async recentMovesOf(patientId: string, now: Temporal.Instant): Promise<RecentActs> {
    const hourAgo = now.subtract({ hours: 1 }).toString();
    const row = await this.database.row<ActsRow>(sql`
      select count(*)::int as count, min(h.at) as first
      from appointments.appointment a join appointments.history h on h.appointment_id = a.id
      where a.patient_id = ${patientId}::uuid and a.starts_at > ${hourAgo}::timestamptz
        and a.updated_at > ${hourAgo}::timestamptz
        and h.at > ${hourAgo}::timestamptz and h.action = 'reschedule' and h.actor_as = 'patient'`);
    return recentActs(row!, now);
  }

  override async timesOf(patientId: string, butNot: string, after: Temporal.Instant): Promise<Stretch[]> {
    const rows = await this.database.rows<{ start: string; end: string }>(sql`
      select a.starts_at as start, a.ends_at as end from appointments.appointment a
      where a.patient_id = ${patientId}::uuid and a.id <> ${butNot}::uuid
        and a.starts_at > ${after.subtract({ hours: 25 }).toString()}::timestamptz
        and a.ends_at > ${after.toString()}::timestamptz and a.status = any(${occupyingStatuses}::text[])`);
    return rows.map(({ start, end }) => ({ start: instantOf(start), end: instantOf(end) }));
  }

  override add(appointment: Appointment): void {
    this.database.writeWithCommit('appointments.appointment', this.table.rowOf(appointment));
    this.record(appointment);
  }

  override async save(appointment: Appointment): Promise<void> {
    await this.database.em.flush();
    this.record(appointment);
  }

  private record(appointment: Appointment): void {
    for (const entry of appointment.pullHistory()) {
      this.database.writeWithCommit('appointments.history', historyRow(entry, this.encryption));
    }
    const events = appointment.pullEvents();
    this.outbox.add(...events);
    const sites = new Set([appointment.siteId, ...events.map(siteLeftBy)]);
    for (const siteId of sites) if (siteId) this.live.changed(boardTopic(siteId), appointment.id);
  }

  /** Selects by SQL, so that locking and scope are one prepared statement, and hands the rows to the unit of work. */
  private async load(condition: RawBuilder<unknown>): Promise<Appointment[]> {
    const rows = await this.rows(condition);
    const { em } = this.database;
    return rows.map((row) => em.map(Appointment, this.table.whole.plain(row)));
  }

  private rows(condition: RawBuilder<unknown>): Promise<Row[]> {
    return this.database.rows(sql<Row>`
      select ${this.table.whole.columns} from appointments.appointment a ${condition}`);
  }
}

interface ActsRow {
  readonly count: number;
  readonly first: string | null;
}

function recentActs({ count, first }: ActsRow, now: Temporal.Instant): RecentActs {
  const free = first === null ? now : instantOf(first).add({ hours: 1 });
  return { count, freeInSeconds: Math.max(1, Math.ceil(now.until(free).total('seconds'))) };
}

/** The site that an appointment was at before it moved. */
function siteLeftBy({ payload }: DomainEvent): string | undefined {
  return (payload as Partial<AppointmentEventPayload>).previous?.siteId;
}

function historyRow(entry: HistoryEntry, encryption: FieldEncryption): Row {
  return {
    id: entry.id,
    appointment_id: entry.appointmentId,
    at: entry.at.toString(),
    account_id: entry.accountId,
    actor_as: entry.as,
    on_behalf_of: entry.onBehalfOf,
    action: entry.action,
    from_status: entry.from,
    to_status: entry.to,
    revision: entry.revision,
    reason: entry.reason === null ? null : hexOf(encryption.encrypt(entry.reason)),
  };
}
