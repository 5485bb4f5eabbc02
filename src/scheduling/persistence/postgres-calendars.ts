import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { conflict } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { constraintMeans } from '../../shared/persistence/postgres-errors.js';
import { FieldEncryption } from '../../shared/security/field-encryption.js';
import { Calendars, type NewException, type PractitionerRules, type ShortCalendar } from '../domain/calendars.js';
import type { WorkingHours } from '../domain/working-time.js';

constraintMeans('working_hours_one_set', () =>
  conflict('HOURS_CHANGED', 'These hours were changed by somebody else at the same moment.'),
);

const rulesOfSites = sql`hashtextextended('scheduling rules of sites', 0)`;

@Injectable()
export class PostgresCalendars extends Calendars {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
  ) {
    super();
  }

  override async lock(practitionerId: string): Promise<number> {
    const row = await this.database.row<{ version: number }>(sql`
      insert into scheduling.calendar (practitioner_id, version)
      select ${practitionerId}::uuid, 0 from (select pg_advisory_xact_lock_shared(${rulesOfSites})) turn
      on conflict (practitioner_id) do update set version = calendar.version returning version`);
    return row!.version;
  }

  override async lockSites(): Promise<void> {
    await this.database.rows(sql`select pg_advisory_xact_lock(${rulesOfSites})`);
  }

  override async lockAll(practitionerIds: readonly string[]): Promise<void> {
    await this.database.rows(sql`select from scheduling.calendar
      where practitioner_id = any(${practitionerIds}::uuid[]) order by practitioner_id for no key update`);
  }

  override async keep(practitionerIds: readonly string[]): Promise<void> {
    await this.database.rows(sql`select from scheduling.calendar
      where practitioner_id = any(${practitionerIds}::uuid[]) order by practitioner_id for share`);
  }

  override lockShort(practitionerIds: readonly string[], day: string): Promise<ShortCalendar[]> {
    return this.database.rows(sql<ShortCalendar>`
      select practitioner_id as "practitionerId", built_until::text as "builtUntil" from scheduling.calendar
      where practitioner_id = any(${practitionerIds}::uuid[]) and built_until < ${day}::date
      order by practitioner_id for no key update`);
  }

  override takeShort(day: string, limit: number): Promise<ShortCalendar[]> {
    return this.database.rows(sql<ShortCalendar>`
      select practitioner_id as "practitionerId", built_until::text as "builtUntil" from scheduling.calendar
      where built_until < ${day}::date order by practitioner_id limit ${limit}
      for no key update skip locked`);
  }

  override async raiseVersion(practitionerId: string): Promise<void> {
    await this.database.rows(sql`
      update scheduling.calendar set version = version + 1 where practitioner_id = ${practitionerId}::uuid`);
  }

  override async versionOf(practitionerId: string): Promise<number> {
    const row = await this.database.row<{ version: number }>(sql`
      select version from scheduling.calendar where practitioner_id = ${practitionerId}::uuid`);
    return row?.version ?? 0;
  }

  override rulesOf(practitionerIds: readonly string[]): Promise<PractitionerRules[]> {
    return this.database.rows(sql<PractitionerRules>`
      select p.id as "practitionerId",
        coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'practitionerId', h.practitioner_id,
          'siteId', h.site_id, 'mode', h.mode, 'validFrom', h.valid_from, 'validTo', h.valid_to, 'weekly', h.weekly,
          'visitTypeIds', h.visit_type_ids) order by h.id)
          from scheduling.working_hours h where h.practitioner_id = p.id), '[]') as "workingHours",
        coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'siteId', e.site_id,
          'from', case when e.from_at is null then to_jsonb(e.from_date)
            else to_jsonb(extract(epoch from e.from_at) * 1000) end,
          'to', case when e.to_at is null then to_jsonb(e.to_date)
            else to_jsonb(extract(epoch from e.to_at) * 1000) end) order by e.id)
          from scheduling.exception e where e.practitioner_id = p.id), '[]') as exceptions
      from unnest(${practitionerIds}::uuid[]) as p (id)`);
  }

  override async replaceHours(hours: WorkingHours): Promise<void> {
    await this.database.rows(sql`
      delete from scheduling.working_hours
      where practitioner_id = ${hours.practitionerId}::uuid and site_id = ${hours.siteId}::uuid
        and mode = ${hours.mode} and valid_from is not distinct from ${hours.validFrom ?? null}::date
        and valid_to is not distinct from ${hours.validTo ?? null}::date`);
    if (hours.weekly.length === 0) return;
    await this.database.rows(sql`
      insert into scheduling.working_hours
        (id, practitioner_id, site_id, mode, valid_from, valid_to, weekly, visit_type_ids)
      values (${hours.id}::uuid, ${hours.practitionerId}::uuid, ${hours.siteId}::uuid, ${hours.mode},
        ${hours.validFrom ?? null}::date, ${hours.validTo ?? null}::date, ${JSON.stringify(hours.weekly)}::jsonb,
        ${hours.visitTypeIds}::uuid[])`);
  }

  override async addException(exception: NewException): Promise<void> {
    const { from, to, reason } = exception;
    const dates = typeof from === 'string' ? [from, to as string] : [null, null];
    const instants = typeof from === 'number' ? [from, to as number].map((at) => new Date(at).toISOString()) : [];
    await this.database.rows(sql`
      insert into scheduling.exception
        (id, practitioner_id, site_id, kind, from_date, to_date, from_at, to_at, reason)
      values (${exception.id}::uuid, ${exception.practitionerId}::uuid, ${exception.siteId ?? null}::uuid,
        ${exception.kind}, ${dates[0]}::date, ${dates[1]}::date, ${instants[0] ?? null}::timestamptz,
        ${instants[1] ?? null}::timestamptz, ${reason === null ? null : this.encryption.encrypt(reason)}::bytea)`);
  }

  override async removeException(practitionerId: string, exceptionId: string): Promise<boolean> {
    const gone = await this.database.rows(sql`delete from scheduling.exception
      where id = ${exceptionId}::uuid and practitioner_id = ${practitionerId}::uuid returning id`);
    return gone.length > 0;
  }

  override async workingAt(siteId: string | null): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(sql`
      select practitioner_id as id from scheduling.working_hours
      where ${siteId}::uuid is null or site_id = ${siteId}::uuid
      union
      select practitioner_id from scheduling.exception
      where kind = 'extra_hours' and (${siteId}::uuid is null or site_id = ${siteId}::uuid) order by id`);
    return rows.map((row) => row.id);
  }
}
