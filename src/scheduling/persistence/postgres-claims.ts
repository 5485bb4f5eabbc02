import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import type { TimeRange } from '../../shared/kernel/time-range.js';
import { conflict } from '../../shared/kernel/domain-error.js';
import { rangesOf, rangeText } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { constraintMeans } from '../../shared/persistence/postgres-errors.js';
import {
  Claims,
  type ClaimOfAppointment,
  type ClaimOutcome,
  type NewClaim,
  type NamedHold,
  type OwnedDay,
  type CalendarSnapshot,
  type SnapshotFilter,
  type TakenTime,
} from '../domain/claims.js';
import { sentenceFor } from '../domain/explain.js';
import { claimJson, dayColumns } from './claim-json.js';
import { claimStatement } from './claim-statement.js';
import { claimOf, dayOf, offersOf, type ClaimJson, type DayRow } from './day-rows.js';
import { seatStatement } from './seat-statement.js';
import { snapshotStatement } from './snapshot-statement.js';

constraintMeans('claim_no_overlap', () => conflict('SLOT_TAKEN', sentenceFor('SLOT_TAKEN')));

type OutcomeRow = { offers: DayRow['offers'] | null; claimed: boolean } & (NamedHold | { practitionerId: null });

@Injectable()
export class PostgresClaims extends Claims {
  constructor(private readonly database: Database) {
    super();
  }

  override claim(claim: NewClaim): Promise<ClaimOutcome> {
    return this.run(claim, true);
  }

  override claimAcross(claim: NewClaim): Promise<ClaimOutcome> {
    return this.run(claim, false);
  }

  override async join(claim: NewClaim): Promise<{ claimId: string } | 'full' | 'none'> {
    // The group's row is locked by the first look; the second sees every seat that was given before.
    for (let look = 1; look <= 2; look++) {
      const row = await this.database.row(seatStatement(claim));
      if (!row) return 'none';
      if (row.seat !== null) return { claimId: row.claimId };
    }
    return 'full';
  }

  override async ofAppointment(appointmentId: string): Promise<ClaimOfAppointment | undefined> {
    const row = await this.database.row<Omit<ClaimOfAppointment, 'during'> & { during: string }>(sql`
      select id as "claimId", practitioner_id as "practitionerId", kind, during::text as during
      from scheduling.claim where live and appointment_id = ${appointmentId}::uuid
      union all
      select c.id, c.practitioner_id, c.kind, c.during::text from scheduling.claim_seat s
      join scheduling.claim c on c.id = s.claim_id where s.appointment_id = ${appointmentId}::uuid and c.live`);
    return row && { ...row, during: rangesOf(row.during)[0]! };
  }

  override async release(claim: ClaimOfAppointment, appointmentId: string): Promise<boolean> {
    if (claim.kind === 'visit') {
      const ended = await this.database.rows(sql`
        update scheduling.claim set live = false
        where id = ${claim.claimId}::uuid and live and appointment_id = ${appointmentId}::uuid returning id`);
      return ended.length > 0;
    }
    // Locks the group so that no patient can join while the last one leaves.
    await this.database.rows(sql`select from scheduling.claim where id = ${claim.claimId}::uuid for no key update`);
    await this.database.rows(sql`delete from scheduling.claim_seat where appointment_id = ${appointmentId}::uuid`);
    const ended = await this.database.rows(sql`
      update scheduling.claim c set live = false where id = ${claim.claimId}::uuid and live
        and not exists (select from scheduling.claim_seat s where s.claim_id = c.id) returning id`);
    return ended.length > 0;
  }

  override async lockDays(times: readonly { practitionerId: string; during: TimeRange }[]): Promise<OwnedDay[]> {
    const wanted = JSON.stringify(
      times.map(({ practitionerId, during }) => ({ practitionerId, during: rangeText(during) })),
    );
    // Two days of room on both sides: local dates differ from UTC, and a window may run past midnight.
    const rows = await this.database.rows<DayRow>(sql`
      select ${dayColumns} from scheduling.practitioner_day d
      where exists (
        select from jsonb_to_recordset(${wanted}::jsonb) as w ("practitionerId" uuid, during tstzrange)
        where w."practitionerId" = d.practitioner_id
          and d.day between (lower(w.during) - interval '2 days')::date and (upper(w.during) + interval '1 day')::date)
        and d.practitioner_id = any(${times.map((time) => time.practitionerId)}::uuid[])
      order by d.practitioner_id, d.day, d.site_id for no key update`);
    return rows.map((row) => ({ practitionerId: row.practitionerId, day: dayOf(row) }));
  }

  override taken(practitionerIds: readonly string[], during: TimeRange): Promise<TakenTime[]> {
    return this.takenWhere(sql`c.practitioner_id = any(${practitionerIds}::uuid[])`, during);
  }

  override takenAt(siteId: string, during: TimeRange): Promise<TakenTime[]> {
    return this.takenWhere(sql`c.site_id = ${siteId}::uuid`, during);
  }

  override async lockGroups(practitionerIds: readonly string[], during: TimeRange): Promise<void> {
    await this.database.rows(sql`
      select from scheduling.claim c where c.live and c.kind = 'group'
        and c.practitioner_id = any(${practitionerIds}::uuid[]) and c.during && ${rangeText(during)}::tstzrange
      order by c.id for no key update`);
  }

  override async closeGroups(closed: ReadonlyMap<string, boolean>): Promise<void> {
    if (closed.size === 0) return;
    await this.database.rows(sql`
      update scheduling.claim c set closed = new.closed
      from unnest(${[...closed.keys()]}::uuid[], ${[...closed.values()]}::boolean[]) as new (id, closed)
      where c.id = new.id`);
  }

  private async takenWhere(whose: RawBuilder<unknown>, during: TimeRange): Promise<TakenTime[]> {
    const rows = await this.database.rows<{ claim: ClaimJson; appointmentIds: string[] }>(sql`
      with live as (
        select * from scheduling.claim c where c.live and not c.overbooked and c.kind <> 'hold'
          and ${whose} and c.during && ${rangeText(during)}::tstzrange
        union all
        select * from scheduling.claim c where c.live and c.overbooked
          and ${whose} and c.during && ${rangeText(during)}::tstzrange
      )
      select ${claimJson} as claim, case when c.appointment_id is not null then array[c.appointment_id]
        else array(select s.appointment_id from scheduling.claim_seat s where s.claim_id = c.id order by s.seat_no) end
        as "appointmentIds"
      from live c order by lower(c.during)`);
    return rows.map(({ claim, appointmentIds }) => ({
      practitionerId: claim.practitionerId,
      claim: claimOf(claim),
      appointmentIds,
    }));
  }

  override async snapshot(filter: SnapshotFilter): Promise<CalendarSnapshot> {
    const rows = await this.database.rows(snapshotStatement(filter));
    const { claims, builtUntil } = rows.pop()!;
    return { days: rows.map(dayOf), claims: (claims ?? []).map(claimOf), builtUntil };
  }

  private async run(claim: NewClaim, covered: boolean): Promise<ClaimOutcome> {
    const row = await this.database.row<OutcomeRow>(claimStatement(claim, covered));
    const { offers, claimed, ...hold } = row!;
    return {
      claimed,
      offers: offers === null ? undefined : offersOf(offers),
      hold: hold.practitionerId === null ? undefined : hold,
    };
  }
}
