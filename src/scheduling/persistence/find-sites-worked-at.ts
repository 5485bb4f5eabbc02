import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Clock } from '../../shared/kernel/clock.js';
import { Database } from '../../shared/persistence/database.js';
import { Handles } from '../handlers.js';

export interface SiteWorkedAt {
  readonly siteId: string;
  /** Whether there are hours or extra hours to come; else there were some as long as rows are kept. */
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
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute({ practitionerId }: FindSitesWorkedAt): Promise<SiteWorkedAt[]> {
    const now = sql`${this.clock.now().toString()}::timestamptz`;
    return this.database.rows(sql<SiteWorkedAt>`
      select site_id as "siteId", bool_or(coming) as coming from (
        select site_id, coalesce(valid_to >= ${now}::date - 1, true) as coming from scheduling.working_hours
        where practitioner_id = ${practitionerId}::uuid
        union all
        select site_id, to_at > ${now} from scheduling.exception
        where practitioner_id = ${practitionerId}::uuid and kind = 'extra_hours'
        union all
        select site_id, false from scheduling.practitioner_day
        where practitioner_id = ${practitionerId}::uuid and working_minutes > 0
      ) worked group by site_id`);
  }
}
