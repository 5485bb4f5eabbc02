import { Query, QueryBus } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { FindPatientIds } from '../../patients/index.js';
import { appointmentFlags, FindPractitioners, type AppointmentFlag } from '../../practitioners/index.js';
import { mapPage, type Page } from '../../shared/kernel/page.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { Database } from '../../shared/persistence/database.js';
import type { Row } from '../../shared/persistence/pending-writes.js';
import { AuditTrail } from '../../audit/index.js';
import { listedViewOf, type ListedAppointment } from '../application/appointment-views.js';
import { AppointmentNames } from '../application/appointment-names.js';
import { Occasions } from '../application/occasions.js';
import { actorTowards, isParty } from '../domain/acting-as.js';
import { Handles } from '../handlers.js';
import type { NamedAppointmentView } from '../http/appointments.view.js';
import { AppointmentTable } from './appointment-table.js';
import { conditionsOf, orderOf, takesPlaceAfter, type AppointmentFilter } from './list-conditions.js';
import { visibleTo } from './visible-to.js';

/** A name that says little fits many people: the best matches are looked at. */
const maxPatients = 500;

/** The appointments that the actor may see: patients their own, practitioners theirs, staff those of their sites. */
export class ListAppointments extends Query<Page<NamedAppointmentView>> {
  constructor(
    readonly actor: Actor,
    readonly filter: Omit<AppointmentFilter, 'people'> & { readonly q?: string },
  ) {
    super();
  }
}

type ListRow = Row & { hasReason: boolean; hasStaffNote: boolean; flags: AppointmentFlag[] };

@Handles(ListAppointments)
class ListAppointmentsHandler {
  constructor(
    private readonly database: Database,
    private readonly table: AppointmentTable,
    private readonly names: AppointmentNames,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
    private readonly occasions: Occasions,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, filter: { q, ...filter } }: ListAppointments): Promise<Page<NamedAppointmentView>> {
    const occasionOf = this.occasions.ofEach(actor);
    const people = q === undefined ? undefined : await this.peopleCalled(q);
    const listed = await this.page({ ...filter, people }, actor);
    await this.audit.listed(actor, 'appointment', new Set(listed.items.map(({ patientId }) => patientId)));
    const page = mapPage(listed, (appointment) => listedViewOf(appointment, occasionOf(appointment)));
    return { ...page, items: await this.names.of(page.items) };
  }

  private async page(filter: AppointmentFilter, actor: Actor): Promise<Page<ListedAppointment>> {
    const { order, after, page } = orderOf(filter.sort);
    const now = this.clock.now();
    const rows = await this.database.rows<ListRow>(sql`
      select ${this.table.whole.columns}, a.reason is not null as "hasReason", a.staff_note is not null as "hasStaffNote",
        case when ${takesPlaceAfter(now)} then ${appointmentFlags} else '{}' end as flags
      from appointments.appointment a
      where ${visibleTo(actor)} and ${conditionsOf(filter, now)} and ${after(filter.cursor)}
      order by ${order} limit ${filter.limit + 1}`);
    const listed = rows.map((row) => this.listed(row, actor));
    return page(listed, filter.limit);
  }

  /** Texts that the reader is not shown in a list are not decrypted either. */
  private listed(row: ListRow, actor: Actor): ListedAppointment {
    const { whole, withoutTexts, parties } = this.table;
    const { hasReason, hasStaffNote, flags } = row;
    const shown = isParty(actorTowards(parties.read(row), actor)) ? whole.read(row) : withoutTexts.read(row);
    return { ...shown, hasReason, hasStaffNote, flags };
  }

  private async peopleCalled(name: string) {
    const [patientIds, practitioners] = await Promise.all([
      this.queries.execute(new FindPatientIds(name, maxPatients)),
      this.queries.execute(new FindPractitioners({ name })),
    ]);
    return { patientIds, practitionerIds: practitioners.map(({ id }) => id) };
  }
}
