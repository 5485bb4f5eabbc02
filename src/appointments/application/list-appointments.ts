import { Query, QueryBus } from '@nestjs/cqrs';
import { FindPatientIds } from '../../patients/index.js';
import { FindPractitioners } from '../../practitioners/index.js';
import { ClinicSettings } from '../../settings/index.js';
import { mapPage, type Page } from '../../shared/kernel/page.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { AuditTrail } from '../../audit/index.js';
import { Handles } from '../handlers.js';
import { listedDetailsOf } from './appointment-details.js';
import { AppointmentReads, type AppointmentFilter } from './appointment-reads.js';
import { NamedVisits, type NamedAppointmentDetails } from './named-visits.js';

/** Of people whose name says little there are many: the best matches are looked at. */
const mostPatients = 500;

/** The visits that the actor may see: patients their own, practitioners theirs, staff those of their sites. */
export class ListAppointments extends Query<Page<NamedAppointmentDetails>> {
  constructor(
    readonly actor: Actor,
    readonly filter: Omit<AppointmentFilter, 'people'> & { readonly q?: string },
  ) {
    super();
  }
}

@Handles(ListAppointments)
class ListAppointmentsHandler {
  constructor(
    private readonly reads: AppointmentReads,
    private readonly named: NamedVisits,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, filter: { q, ...filter } }: ListAppointments): Promise<Page<NamedAppointmentDetails>> {
    const now = this.clock.now();
    const { policies } = this.clinic;
    const people = q === undefined ? undefined : await this.meantBy(q);
    const visits = await this.reads.page({ ...filter, people }, actor);
    await this.audit.listed(actor, 'appointment', new Set(visits.items.map(({ patientId }) => patientId)));
    const page = mapPage(visits, (visit) => listedDetailsOf(visit, actor, now, policies));
    return { ...page, items: await this.named.of(page.items) };
  }

  private async meantBy(text: string) {
    const [patientIds, practitioners] = await Promise.all([
      this.queries.execute(new FindPatientIds(text, mostPatients)),
      this.queries.execute(new FindPractitioners({ name: text })),
    ]);
    return { patientIds, practitionerIds: practitioners.map(({ id }) => id) };
  }
}
