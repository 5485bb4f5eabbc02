import { Query, QueryBus } from '@nestjs/cqrs';
import { Config } from '../../config.js';
import { FindSites } from '../../practitioners/index.js';
import { ClinicSettings } from '../../settings/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { conflict } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../audit/index.js';
import { Appointments } from '../domain/appointments.js';
import { Handles } from '../handlers.js';
import { calendarFile, locationOf } from './calendar-file.js';
import { lookAt } from './look-at.js';

const gone = ['cancelled', 'entered_in_error'];

/** An appointment as an iCalendar file. */
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
    private readonly appointments: Appointments,
    private readonly queries: QueryBus,
    private readonly config: Config,
    private readonly clinic: ClinicSettings,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws NOT_CONFIRMED before the appointment is confirmed: a calendar shows only what will take place. */
  async execute({ actor, appointmentId }: FindCalendarFile): Promise<string> {
    const appointment = await this.appointments.find(appointmentId, actor);
    if (appointment.confirmedAt === null || appointment.status === 'pending') {
      throw conflict('NOT_CONFIRMED', 'There is a calendar entry once the visit is confirmed.');
    }
    this.audit.recordOfAnother(actor, lookAt(appointment));
    const [site] = await this.queries.execute(new FindSites([appointment.siteId]));
    const language = this.clinic.current.locale;
    const email = /<([^>]+)>/.exec(this.config.mailFrom)?.[1] ?? this.config.mailFrom;
    const page = `${this.config.publicUrl}/visits/${appointment.id}`;
    return calendarFile({
      appointmentId: appointment.id,
      revision: appointment.revision,
      cancelled: gone.includes(appointment.status),
      start: appointment.start.toString(),
      end: appointment.end.toString(),
      stamp: appointment.updatedAt.toString(),
      location: site ? locationOf(site, appointment.mode, page) : '',
      language,
      organizer: { name: this.clinic.current.name, email },
    });
  }
}
