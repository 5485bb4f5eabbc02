import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { mapPage, pageOf, type Page } from '../../shared/kernel/page.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { instantOf, isoOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { FieldEncryption } from '../../shared/security/field-encryption.js';
import * as reads from '../application/appointment-reads.js';
import { boardStatuses, type BoardVisit } from '../domain/board.js';
import type { HistoryEntry } from '../domain/history-entry.js';
import type { VisitRecord } from '../domain/visit-record.js';
import {
  factColumns,
  factsOf,
  listedVisit,
  plainColumns,
  recordOf,
  visitColumns,
  type FactRow,
  type VisitRow,
} from './rows.js';
import { conditionsOf, orderOf } from './list-conditions.js';
import { refusalAt, visibleTo } from './visible-to.js';

@Injectable()
export class PostgresAppointmentReads extends reads.AppointmentReads {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
  ) {
    super();
  }

  override async find(id: string, actor: Actor): Promise<VisitRecord> {
    const row = await this.database.row<VisitRow>(sql`
      select ${visitColumns} from appointments.appointment a where a.id = ${id}::uuid and ${visibleTo(actor)}`);
    if (!row) throw await refusalAt(id, this.database);
    return recordOf(row, this.encryption);
  }

  override async page(filter: reads.AppointmentFilter, actor: Actor): Promise<Page<reads.ListedVisit>> {
    const { column, direction } = orderOf(filter.sort);
    const rows = await this.database.rows<VisitRow>(sql`
      select ${visitColumns} from appointments.appointment a
      where ${visibleTo(actor)} and ${conditionsOf(filter)}
      order by ${column} ${direction}, a.id ${direction} limit ${filter.limit + 1}`);
    const key = filter.sort.endsWith('start') ? 'start' : 'createdAt';
    const page = pageOf(rows, filter.limit, (row) => [row[key], row.id]);
    return mapPage(page, (row) => listedVisit(row, actor, this.encryption));
  }

  override async siteDay(siteId: string, { from, to }: { from: string; to: string }, limit: number) {
    type Times = Record<'lastCheckIn' | 'lastCheckInUndone' | 'lastStart', string | null>;
    type Flags = Pick<BoardVisit, 'hasReason' | 'hasStaffNote'>;
    const rows = await this.database.rows<VisitRow & Times & Flags>(sql`
      select ${plainColumns}, null::bytea as reason, null::bytea as "staffNote",
        a.reason is not null as "hasReason", a.staff_note is not null as "hasStaffNote", h.*
      from appointments.appointment a
      left join lateral (
        select max(h.at) filter (where h.action = 'check-in') as "lastCheckIn",
          max(h.at) filter (where h.action = 'undo' and h.from_status = 'checked_in') as "lastCheckInUndone",
          max(h.at) filter (where h.action = 'start') as "lastStart"
        from appointments.history h where h.appointment_id = a.id
      ) h on a.status = any('{checked_in,in_consultation,completed}')
      where a.site_id = ${siteId}::uuid and a.status = any(${boardStatuses}::text[])
        and a.starts_at >= ${from}::timestamptz and a.starts_at < ${to}::timestamptz
      order by a.starts_at, a.id limit ${limit}::int`);
    const at = (text: string | null) => text && instantOf(text);
    return rows.map((row) => ({
      ...recordOf(row, this.encryption),
      hasReason: row.hasReason,
      hasStaffNote: row.hasStaffNote,
      lastCheckIn: at(row.lastCheckIn),
      lastCheckInUndone: at(row.lastCheckInUndone),
      lastStart: at(row.lastStart),
    })) as BoardVisit[];
  }

  override async historyOf(id: string): Promise<HistoryEntry[]> {
    type Row = Omit<HistoryEntry, 'at' | 'reason'> & { at: string; reason: Buffer | null };
    const rows = await this.database.rows<Row>(sql`
      select h.id, h.appointment_id as "appointmentId", h.at, h.account_id as "accountId", h.actor_as as "as",
             h.on_behalf_of as "onBehalfOf", h.action, h.from_status as "from", h.to_status as "to", h.revision, h.reason
      from appointments.history h where h.appointment_id = ${id}::uuid order by h.at, h.id`);
    return rows.map((row) => ({
      ...row,
      at: instantOf(row.at),
      reason: row.reason && this.encryption.decrypt(row.reason),
    }));
  }

  override async facts(id: string): Promise<reads.KeptAppointmentFacts | undefined> {
    const row = await this.database.row<FactRow & { why: Buffer | null; everConfirmed: boolean }>(sql`
      select ${factColumns}, (
        select case when h.action in ('decline', 'cancel', 'reschedule') and h.actor_as <> 'patient' then h.reason end
        from appointments.history h where h.appointment_id = a.id and h.action <> 'edit'
        order by h.at desc, h.id desc limit 1
      ) as why, exists (
        select from appointments.history h where h.appointment_id = a.id and h.to_status = 'confirmed'
      ) as "everConfirmed"
      from appointments.appointment a where a.id = ${id}::uuid`);
    if (!row) return undefined;
    const { why, everConfirmed } = row;
    return { ...factsOf(row), everConfirmed, ...(why ? { reasonForPatient: this.encryption.decrypt(why) } : {}) };
  }

  override async confirmedStarting(range: reads.StartRange): Promise<reads.StartingFacts[]> {
    const practitionerId = range.practitionerId ?? null;
    const rows = await this.database.rows<FactRow & { movedAt: string | null }>(sql`
      select ${factColumns}, (
        select max(h.at) from appointments.history h where h.appointment_id = a.id and h.action = 'reschedule'
      ) as "movedAt"
      from appointments.appointment a
      where a.status = 'confirmed' and a.starts_at >= ${range.from}::timestamptz and a.starts_at < ${range.to}::timestamptz
        and (${practitionerId}::uuid is null or a.practitioner_id = ${practitionerId}::uuid)
      order by a.starts_at, a.id`);
    return rows.map((row) => ({ ...factsOf(row), movedAt: row.movedAt && isoOf(row.movedAt) }));
  }
}
