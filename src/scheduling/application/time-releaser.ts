import { Injectable } from '@nestjs/common';
import { overlaps, type TimeRange } from '../../shared/kernel/time-range.js';
import { CalendarRows } from '../domain/calendar-rows.js';
import { Claims, type ClaimOfAppointment, type OwnedDay } from '../domain/claims.js';
import { withTaken } from '../domain/practitioner-day.js';

/** Gives time back: ends the claim and recomputes the free time of its rows from their offers and the other claims. */
@Injectable()
export class TimeReleaser {
  constructor(
    private readonly claims: Claims,
    private readonly rows: CalendarRows,
  ) {}

  async release(claim: ClaimOfAppointment, appointmentId: string, locked?: readonly OwnedDay[]): Promise<void> {
    const rows = locked ?? (await this.claims.lockDays([claim]));
    if (!(await this.claims.release(claim, appointmentId))) return;
    const touched = rows.filter(
      ({ practitionerId, day }) => practitionerId === claim.practitionerId && overlaps(day.working, claim.during),
    );
    if (touched.length === 0) return;
    const taken = await this.claims.taken([claim.practitionerId], around(touched));
    const during = taken.map((each) => each.claim.during).sort((a, b) => a.from - b.from);
    await this.rows.store(
      touched.map(({ practitionerId, day }) => ({ practitionerId, day: withTaken(day, during) })),
      true,
    );
  }
}

function around(rows: readonly OwnedDay[]): TimeRange {
  const working = rows.flatMap(({ day }) => day.working);
  return {
    from: Math.min(...working.map((range) => range.from)),
    to: Math.max(...working.map((range) => range.to)),
  };
}
