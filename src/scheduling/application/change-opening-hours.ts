import { Command, QueryBus } from '@nestjs/cqrs';
import { FindSites, type SiteRow } from '../../practitioners/index.js';
import { Clock } from '../../shared/kernel/clock.js';
import { Claims, type OwnedDay, type TakenTime } from '../domain/claims.js';
import { closedDuring } from '../domain/doors.js';
import { Handles } from '../handlers.js';
import type { AffectedAppointment, ChangeOptions } from './affected-appointment.js';
import { CalendarBuilder, daysOf, rangeOf, type CalendarWorld } from './calendar-builder.js';
import { effectOn, refuseHits, spansOf } from './calendar-changes.js';
import { DAY, localDate } from '../domain/local-date.js';

export interface OpeningHoursChange {
  readonly affected: AffectedAppointment[];
}

/**
 * What a change of a site's opening hours does to time that is taken there. The site itself is changed by practitioners,
 * in the same transaction and before this: then no booking at the site is under way, and its rows are gone.
 */
export class ChangeOpeningHours extends Command<OpeningHoursChange> {
  constructor(
    readonly siteId: string,
    readonly hours: { readonly before: SiteRow['openingHours']; readonly after: SiteRow['openingHours'] },
    readonly options: ChangeOptions,
  ) {
    super();
  }
}

@Handles(ChangeOpeningHours)
class ChangeOpeningHoursHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly claims: Claims,
    private readonly builder: CalendarBuilder,
    private readonly clock: Clock,
  ) {}

  /** Only what lies outside the new hours is looked at closely, and groups: they may be inside again. */
  async execute({ siteId, hours, options }: ChangeOpeningHours): Promise<OpeningHoursChange> {
    const [site] = await this.queries.execute(new FindSites([siteId]));
    const now = this.clock.now().epochMilliseconds;
    const coming = await this.claims.takenAt(siteId, { from: now, to: rangeOf('9990-01-01', '9990-01-01').from });
    const outside = closedDuring(hours.after, site!.timeZone);
    const looked = coming.filter(({ claim }) => claim.kind === 'group' || outside(claim.during));
    if (looked.length === 0) return { affected: [] };
    const { affected, groups } = await this.effectOf(site!, hours, looked);
    if (!options.dryRun) {
      refuseHits(affected, options.keepHits);
      await this.claims.closeGroups(groups);
    }
    return { affected };
  }

  private async effectOf(
    site: SiteRow,
    { before, after }: ChangeOpeningHours['hours'],
    looked: readonly TakenTime[],
  ): Promise<ReturnType<typeof effectOn>> {
    const oldDays: OwnedDay[] = [];
    const newDays: OwnedDay[] = [];
    const ids = [...new Set(looked.map(({ practitionerId }) => practitionerId))];
    const dates = looked.map(({ claim }) => localDate(Math.floor(claim.during.from / DAY))).sort();
    const rules = await this.builder.rules(ids, dates[0]!, dates.at(-1)!);
    for (const practitioner of rules.practitioners) {
      const mine = looked.filter(({ practitionerId }) => practitionerId === practitioner.practitionerId);
      const world = (openingHours: SiteRow['openingHours']): CalendarWorld => ({
        practitioners: [practitioner],
        holidays: rules.holidays,
        sites: new Map([[site.id, { ...site, openingHours }]]),
      });
      for (const { first, last } of spansOf(mine, '1970-01-01')) {
        oldDays.push(...daysOf(world(before), first, last, []));
        newDays.push(...daysOf(world(after), first, last, []));
      }
    }
    return effectOn(looked, oldDays, newDays);
  }
}
