import { Injectable } from '@nestjs/common';
import { Claims, type DaySpan, type Sight } from '../domain/claims.js';
import { dayNumber } from '../domain/local-date.js';
import { CalendarBuilder } from './calendar-builder.js';

/** Looks at rows in one statement, and builds those that are missing: no row is not the same as no time. */
@Injectable()
export class CalendarSight {
  constructor(
    private readonly claims: Claims,
    private readonly builder: CalendarBuilder,
  ) {}

  /** The rows of a practitioner at one site. Rows up to `keepUntil` are stored when they had to be built. */
  async of(
    { practitionerId, siteId, first, last }: DaySpan,
    asker: { accountId: string | null; now: number; keepUntil: string },
  ): Promise<Sight> {
    const { accountId, now } = asker;
    const sight = await this.claims.sight({ practitionerId, siteId, first, last, accountId, now });
    const complete = sight.days.length > dayNumber(last) - dayNumber(first);
    return complete ? sight : this.complete(sight, { practitionerId, siteId, first, last }, asker.keepUntil);
  }

  /** The same at every site where the practitioner works. */
  async everywhere(
    { practitionerId, first, last }: Omit<DaySpan, 'siteId'>,
    { accountId, now, keepUntil }: { accountId: string | null; now: number; keepUntil: string },
  ): Promise<Sight> {
    const sight = await this.claims.sight({ practitionerId, siteId: null, first, last, accountId, now });
    const rows = new Map<string, number>();
    for (const { siteId } of sight.days) rows.set(siteId, (rows.get(siteId) ?? 0) + 1);
    // A site that has no row at all is not counted: only how far the calendar is built tells of it.
    const built = sight.builtUntil !== null && last <= sight.builtUntil;
    const complete = [...rows.values()].every((count) => count > dayNumber(last) - dayNumber(first));
    if (built && rows.size > 0 && complete) return sight;
    return this.complete(sight, { practitionerId, siteId: null, first, last }, keepUntil);
  }

  private async complete(
    sight: Sight,
    { practitionerId, siteId, first, last }: Omit<DaySpan, 'siteId'> & { siteId: string | null },
    keepUntil: string,
  ): Promise<Sight> {
    const built =
      last <= keepUntil
        ? await this.builder.storeMissing([practitionerId], first, last)
        : await this.builder.build([practitionerId], first, last);
    const there = new Set(sight.days.map((day) => `${day.siteId} ${day.day}`));
    const missing = built
      .map(({ day }) => day)
      .filter((day) => (siteId === null || day.siteId === siteId) && !there.has(`${day.siteId} ${day.day}`));
    return { ...sight, days: [...sight.days, ...missing] };
  }
}
