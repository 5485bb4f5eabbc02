import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Config } from '../../config.js';
import { FindSites, type SiteFacts } from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { conflict } from '../../shared/kernel/domain-error.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../shared/security/audit-trail.js';
import { AppointmentReads } from './appointment-reads.js';
import { calendarFile } from './calendar-file.js';
import { lookAt } from './look-at.js';

const gone = ['cancelled', 'entered_in_error'];

/** A visit as an iCalendar file. */
export class FindCalendarFile extends Query<string> {
  constructor(
    readonly actor: Actor,
    readonly appointmentId: string,
  ) {
    super();
  }
}

@QueryHandler(FindCalendarFile)
export class FindCalendarFileHandler implements IQueryHandler<FindCalendarFile> {
  constructor(
    private readonly reads: AppointmentReads,
    private readonly queries: QueryBus,
    private readonly config: Config,
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws NOT_CONFIRMED before the visit is confirmed: a calendar shows only what will take place. */
  @Transactional()
  async execute({ actor, appointmentId }: FindCalendarFile): Promise<string> {
    const visit = await this.reads.find(appointmentId, actor);
    if (visit.confirmedAt === null || visit.status === 'pending') {
      throw conflict('NOT_CONFIRMED', 'There is a calendar entry once the visit is confirmed.');
    }
    this.audit.recordOfAnother(actor, lookAt(visit));
    const [site] = await this.queries.execute(new FindSites([visit.siteId]));
    return calendarFile({
      appointmentId: visit.id,
      revision: visit.revision,
      cancelled: gone.includes(visit.status),
      start: visit.start.toString(),
      end: visit.end.toString(),
      stamp: visit.updatedAt.toString(),
      location: site ? locationOf(site) : '',
      organizer: /<([^>]+)>/.exec(this.config.mailFrom)?.[1] ?? this.config.mailFrom,
    });
  }
}

function locationOf({ name, address }: SiteFacts): string {
  const { line1, postalCode, city, country } = address;
  return [name, line1, [postalCode, city].filter(Boolean).join(' '), country].filter(Boolean).join(', ');
}
