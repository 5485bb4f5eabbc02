import { Query, QueryBus } from '@nestjs/cqrs';
import { Config } from '../../config.js';
import { FindSites, FindVisitTypes } from '../../practitioners/index.js';
import { ClinicSettings } from '../../settings/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { conflict } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../audit/index.js';
import { Handles } from '../handlers.js';
import { AppointmentReads } from './appointment-reads.js';
import { calendarFile, locationOf } from './calendar-file.js';
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

@Handles(FindCalendarFile, { transaction: true })
class FindCalendarFileHandler {
  constructor(
    private readonly reads: AppointmentReads,
    private readonly queries: QueryBus,
    private readonly config: Config,
    private readonly clinic: ClinicSettings,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws NOT_CONFIRMED before the visit is confirmed: a calendar shows only what will take place. */
  async execute({ actor, appointmentId }: FindCalendarFile): Promise<string> {
    const visit = await this.reads.find(appointmentId, actor);
    if (visit.confirmedAt === null || visit.status === 'pending') {
      throw conflict('NOT_CONFIRMED', 'There is a calendar entry once the visit is confirmed.');
    }
    this.audit.recordOfAnother(actor, lookAt(visit));
    const [[site], [visitType]] = await Promise.all([
      this.queries.execute(new FindSites([visit.siteId])),
      this.queries.execute(new FindVisitTypes([visit.visitTypeId])),
    ]);
    const email = /<([^>]+)>/.exec(this.config.mailFrom)?.[1] ?? this.config.mailFrom;
    return calendarFile({
      appointmentId: visit.id,
      revision: visit.revision,
      cancelled: gone.includes(visit.status),
      start: visit.start.toString(),
      end: visit.end.toString(),
      stamp: visit.updatedAt.toString(),
      location: site ? locationOf(site, visitType?.mode) : '',
      organizer: { name: this.clinic.current.name, email },
    });
  }
}
