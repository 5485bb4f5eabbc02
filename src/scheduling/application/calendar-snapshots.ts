import { Injectable } from '@nestjs/common';
import { Claims, type CalendarSnapshot, type DaySpan, type SnapshotFilter } from '../domain/claims.js';
import { dayNumber } from '../domain/local-date.js';
import { CalendarBuilder } from './calendar-builder.js';

/** For whom a snapshot is taken, and when. */
export interface SnapshotReader extends Pick<SnapshotFilter, 'accountId' | 'now'> {
  /** The last day whose row is stored when it had to be built. */
  readonly keepUntil: string;
}

type Span = Omit<DaySpan, 'siteId'> & Pick<SnapshotFilter, 'siteId'>;

/** Takes snapshots of calendars in one statement, and builds missing rows: no row is not the same as no time. */
@Injectable()
export class CalendarSnapshots {
  constructor(
    private readonly claims: Claims,
    private readonly builder: CalendarBuilder,
  ) {}

  /** The calendar of a practitioner at one site. */
  async of({ practitionerId, siteId, first, last }: DaySpan, reader: SnapshotReader): Promise<CalendarSnapshot> {
    const span = { practitionerId, siteId, first, last };
    const snapshot = await this.read(span, reader);
    return snapshot.days.length >= daysIn(span) ? snapshot : this.complete(snapshot, span, reader);
  }

  /** The calendar of a practitioner at every site. */
  async everywhere(days: Omit<DaySpan, 'siteId'>, reader: SnapshotReader): Promise<CalendarSnapshot> {
    const span = { ...days, siteId: null };
    const snapshot = await this.read(span, reader);
    const rows = Map.groupBy(snapshot.days, ({ siteId }) => siteId);
    // A site that has no row at all is not counted: only how far the calendar is built tells of it.
    const built = snapshot.builtUntil !== null && span.last <= snapshot.builtUntil;
    const complete = [...rows.values()].every(({ length }) => length >= daysIn(span));
    return built && rows.size > 0 && complete ? snapshot : this.complete(snapshot, span, reader);
  }

  private read(span: Span, { accountId, now }: SnapshotReader): Promise<CalendarSnapshot> {
    return this.claims.snapshot({ ...span, accountId, now });
  }

  private async complete(
    snapshot: CalendarSnapshot,
    { practitionerId, siteId, first, last }: Span,
    { keepUntil }: SnapshotReader,
  ): Promise<CalendarSnapshot> {
    const built =
      last <= keepUntil
        ? await this.builder.storeMissing([practitionerId], first, last)
        : await this.builder.build([practitionerId], first, last);
    const there = new Set(snapshot.days.map((day) => `${day.siteId} ${day.day}`));
    const missing = built
      .map(({ day }) => day)
      .filter((day) => (siteId === null || day.siteId === siteId) && !there.has(`${day.siteId} ${day.day}`));
    return { ...snapshot, days: [...snapshot.days, ...missing] };
  }
}

function daysIn({ first, last }: Pick<Span, 'first' | 'last'>): number {
  return dayNumber(last) - dayNumber(first) + 1;
}
