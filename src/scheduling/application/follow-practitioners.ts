import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { FindPractitioners, FindSites, PractitionerListed } from '../../practitioners/index.js';
import { Reacts } from '../../shared/messaging/reacts.js';
import { Calendars } from '../domain/calendars.js';
import { SetWorkingHours } from './set-working-hours.js';

const mondayToFriday = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));

/**
 * What calendars take from practitioners. Their status and licence are not among it: they are read with every search and
 * every booking. Opening hours are followed where they are changed, by `PractitionerTimes.siteChanged`.
 */
@Injectable()
export class FollowPractitioners {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly calendars: Calendars,
  ) {}

  /** A newcomer can be booked without configuring anything: office hours at their site, or at the only one. */
  @Reacts(PractitionerListed)
  async giveDefaultHours({ payload: { practitionerId, siteId } }: PractitionerListed): Promise<void> {
    const [practitioner] = await this.queries.execute(new FindPractitioners({ ids: [practitionerId] }));
    if (!practitioner) return;
    await this.calendars.lock(practitionerId);
    const [rules] = await this.calendars.rulesOf([practitionerId]);
    if (rules!.workingHours.length > 0) return;
    const site = siteId ?? (await this.onlySite());
    if (site === undefined) return;
    const hours = { practitionerId, siteId: site, mode: 'slot' as const, weekly: mondayToFriday, visitTypeIds: [] };
    await this.commands.execute(new SetWorkingHours({ ...hours, keepHits: true, dryRun: false }));
  }

  private async onlySite(): Promise<string | undefined> {
    const sites = (await this.queries.execute(new FindSites())).filter((site) => site.active);
    return sites.length === 1 ? sites[0]!.id : undefined;
  }
}
