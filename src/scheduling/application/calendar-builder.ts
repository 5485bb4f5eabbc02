import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindSites, FindVisitTypes, type SiteRow } from '../../practitioners/index.js';
import { Clock } from '../../shared/kernel/clock.js';
import type { TimeRange } from '../../shared/kernel/time-range.js';
import { Database } from '../../shared/persistence/database.js';
import { CalendarRows } from '../domain/calendar-rows.js';
import { Calendars, type PractitionerRules, type ShortCalendar } from '../domain/calendars.js';
import { Claims, type OwnedDay, type TakenTime } from '../domain/claims.js';
import { buildDays } from '../domain/day-builder.js';
import type { Holiday } from '../domain/exception.js';
import { Holidays } from '../domain/holidays.js';
import { DAY, dayNumber, localDate } from '../domain/local-date.js';

/** Rows reach this far past the longest booking window, so that a missed night is no gap. */
const spareDays = 7;

/** Room for one transaction. */
const practitionersAtOnce = 50;

/** The rules of several practitioners. */
export interface CalendarRuleSet {
  readonly practitioners: readonly PractitionerRules[];
  readonly holidays: readonly Holiday[];
}

/** What rows are built from, claims apart. */
export interface CalendarWorld extends CalendarRuleSet {
  readonly sites: ReadonlyMap<string, SiteRow>;
}

/** Builds rows from rules and claims: ahead of time up to the horizon, and on demand where a row is missing. */
@Injectable()
export class CalendarBuilder {
  constructor(
    private readonly database: Database,
    private readonly queries: QueryBus,
    private readonly calendars: Calendars,
    private readonly holidays: Holidays,
    private readonly rows: CalendarRows,
    private readonly claims: Claims,
    private readonly clock: Clock,
  ) {}

  /** The local dates for which rows are kept: from the day before yesterday in the westernmost zone. */
  async horizon(): Promise<{ first: string; last: string }> {
    const types = await this.queries.execute(new FindVisitTypes());
    const window = Math.max(0, ...types.map((type) => type.bookingWindowDays));
    const today = Math.floor(this.clock.now().epochMilliseconds / DAY);
    return { first: localDate(today - 2), last: localDate(today + window + spareDays) };
  }

  async rules(practitionerIds: readonly string[], first: string, last: string): Promise<CalendarRuleSet> {
    const practitioners = await this.calendars.rulesOf(practitionerIds);
    const holidays = await this.holidays.between(shifted(first, -4), shifted(last, 4));
    return { practitioners, holidays };
  }

  /** The rules with their sites, and with more sites. */
  async at(rules: CalendarRuleSet, moreSites: readonly string[] = []): Promise<CalendarWorld> {
    const siteIds = [...new Set([...rules.practitioners.flatMap(sitesOf), ...moreSites])];
    const sites = siteIds.length === 0 ? [] : await this.queries.execute(new FindSites(siteIds));
    return { ...rules, sites: new Map(sites.map((site) => [site.id, site])) };
  }

  /** The rows of these dates, not stored. A practitioner has no rows at a site without hours there. */
  async build(practitionerIds: readonly string[], first: string, last: string): Promise<OwnedDay[]> {
    const world = await this.at(await this.rules(practitionerIds, first, last));
    return daysOf(world, first, last, await this.claims.taken(practitionerIds, rangeOf(first, last)));
  }

  /** Builds and stores what is missing among these dates. Rows that are there stay as they are. */
  async storeMissing(practitionerIds: readonly string[], first: string, last: string): Promise<OwnedDay[]> {
    return this.database.transaction(async () => {
      // A change of the rules waits until these rows are there to be changed, or has been before them.
      await this.calendars.keep(practitionerIds);
      const days = await this.build(practitionerIds, first, last);
      await this.rows.store(days, false);
      return days;
    });
  }

  /**
   * Builds the rows of calendars that end before the horizon, as they do after a change of a site's rules. A second
   * caller waits, and finds them built. Says whether there was anything to build.
   */
  async extend(practitionerIds: readonly string[]): Promise<boolean> {
    let built = false;
    for (let at = 0; at < practitionerIds.length; at += practitionersAtOnce) {
      const some = [...practitionerIds].sort().slice(at, at + practitionersAtOnce);
      if (await this.database.transaction(() => this.extendSome(some))) built = true;
    }
    return built;
  }

  private async extendSome(practitionerIds: readonly string[]): Promise<boolean> {
    const { first, last } = await this.horizon();
    const short = await this.calendars.lockShort(practitionerIds, last);
    await this.fill(short, first, last);
    return short.length > 0;
  }

  /** Builds and stores what these calendars lack up to the last day. Their rules are locked. */
  async fill(short: readonly ShortCalendar[], first: string, last: string): Promise<void> {
    if (short.length === 0) return;
    const ids = short.map(({ practitionerId }) => practitionerId);
    const built = short.map(({ builtUntil }) => builtUntil ?? first).reduce((a, b) => (a < b ? a : b));
    // Long away: what lies between is past and not built any more.
    const from = built < first ? first : shifted(built, 1);
    await this.rows.store(await this.build(ids, from, last), false);
    await this.rows.builtUntil(ids, last);
  }

  /**
   * Removes the rows of a site, whose rules are being changed in this transaction: from the answer on nobody reads or
   * books by the old ones. The rows are built by who needs them, and ahead of that by the clock.
   */
  async forgetSite(siteId: string): Promise<void> {
    await this.calendars.lockSites();
    const ids = await this.calendars.workingAt(siteId);
    await this.calendars.lockAll(ids);
    const { first } = await this.horizon();
    await this.rows.removeOfSite(ids, siteId, first);
    await this.rows.builtUntil(ids, shifted(first, -1));
  }

  /** Rebuilds these dates, from the rules and claims as they are once no other transaction locks them. */
  async rebuild(practitionerIds: readonly string[], first: string, last: string): Promise<void> {
    return this.database.transaction(async () => {
      await this.calendars.keep(practitionerIds);
      await this.claims.lockDays(practitionerIds.map((id) => ({ practitionerId: id, during: rangeOf(first, last) })));
      await this.rows.store(await this.build(practitionerIds, first, last), true);
    });
  }
}

/** Rows of several practitioners, at the sites where they work and at those that they have rows of already. */
export function daysOf(
  world: CalendarWorld,
  first: string,
  last: string,
  taken: readonly TakenTime[],
  siteIds: readonly string[] = [],
): OwnedDay[] {
  return world.practitioners.flatMap((practitioner) => {
    const { practitionerId, workingHours, exceptions } = practitioner;
    const busy = taken.filter((each) => each.practitionerId === practitionerId).map((each) => each.claim.during);
    return [...new Set([...sitesOf(practitioner), ...siteIds])].flatMap((siteId) => {
      const site = world.sites.get(siteId);
      if (!site) return [];
      const { timeZone: zone, openingHours } = site;
      const rules = { siteId, zone, workingHours, openingHours, exceptions, holidays: world.holidays };
      return buildDays(rules, first, last, busy).map((day) => ({ practitionerId, day }));
    });
  });
}

/** The sites at which the practitioner has hours of any kind. */
export function sitesOf({ workingHours, exceptions }: PractitionerRules): string[] {
  const hours = workingHours.map((each) => each.siteId);
  return [...new Set([...hours, ...exceptions.flatMap((each) => (each.kind === 'extra_hours' ? [each.siteId] : []))])];
}

/** All instants that local dates can mean in any zone. */
export function rangeOf(first: string, last: string): TimeRange {
  return { from: (dayNumber(first) - 1) * DAY, to: (dayNumber(last) + 3) * DAY };
}

export function shifted(date: string, days: number): string {
  return localDate(dayNumber(date) + days);
}
