import { Query } from '@nestjs/cqrs';
import { Clock } from '../../shared/kernel/clock.js';
import { Calendars } from '../domain/calendars.js';
import { Handles } from '../handlers.js';

export interface SiteWorkedAt {
  readonly siteId: string;
  /** Whether there are hours or extra hours to come; else there were some not long ago. */
  readonly coming: boolean;
}

/** The sites at which a practitioner works or has worked lately. */
export class FindSitesWorkedAt extends Query<SiteWorkedAt[]> {
  constructor(readonly practitionerId: string) {
    super();
  }
}

@Handles(FindSitesWorkedAt)
class FindSitesWorkedAtHandler {
  constructor(
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  execute({ practitionerId }: FindSitesWorkedAt): Promise<SiteWorkedAt[]> {
    return this.calendars.sitesWorkedAt(practitionerId, this.clock.now().epochMilliseconds);
  }
}
