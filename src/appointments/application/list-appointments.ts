import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ClinicSettings } from '../../settings/index.js';
import { mapPage, type Page } from '../../shared/http/paging.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { detailsOf } from './appointment-details.js';
import { AppointmentReads, type AppointmentFilter } from './appointment-reads.js';
import { NamedVisits, type NamedAppointmentDetails } from './named-visits.js';

/** The visits that the actor may see: patients their own, practitioners theirs, staff those of their sites. */
export class ListAppointments extends Query<Page<NamedAppointmentDetails>> {
  constructor(
    readonly actor: Actor,
    readonly filter: AppointmentFilter,
  ) {
    super();
  }
}

@QueryHandler(ListAppointments)
export class ListAppointmentsHandler implements IQueryHandler<ListAppointments> {
  constructor(
    private readonly reads: AppointmentReads,
    private readonly named: NamedVisits,
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ actor, filter }: ListAppointments): Promise<Page<NamedAppointmentDetails>> {
    const now = this.clock.now();
    const { policies } = this.clinic;
    const page = mapPage(await this.reads.page(filter, actor), (visit) => detailsOf(visit, actor, now, policies));
    return { ...page, items: await this.named.of(page.items) };
  }
}
