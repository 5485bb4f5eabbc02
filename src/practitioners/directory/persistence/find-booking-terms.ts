import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { ClinicSettings } from '../../../settings/index.js';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import type { Row } from '../../../shared/persistence/pending-writes.js';
import { siteRow, type SiteRow } from '../../catalogue/domain/site.js';
import { visitTypeRow, type VisitTypeRow } from '../../catalogue/domain/visit-type.js';
import { CatalogueTables } from '../../catalogue/persistence/catalogue-tables.js';
import { Handles } from '../../handlers.js';
import type { PractitionerRow } from '../domain/practitioner.js';
import { PractitionerTable } from './practitioner-table.js';

/** What booking has to know about who, where and what, read at one moment. */
export interface BookingTerms {
  readonly practitioner: PractitionerRow;
  readonly site: SiteRow;
  readonly visitType: VisitTypeRow;
  /** Whether this practitioner offers this visit type and the type is active. */
  readonly offered: boolean;
}

/** Who, where and what a booking is about. Whether it may be booked is for the asker to decide. */
export class FindBookingTerms extends Query<BookingTerms> {
  constructor(
    readonly practitionerId: string,
    readonly siteId: string,
    readonly visitTypeId: string,
  ) {
    super();
  }
}

@Handles(FindBookingTerms)
class FindBookingTermsHandler {
  constructor(
    private readonly database: Database,
    private readonly practitioners: PractitionerTable,
    private readonly catalogue: CatalogueTables,
    private readonly clinic: ClinicSettings,
  ) {}

  /** One statement: it is on the path of every booking. @throws missing, and says which part. */
  async execute({ practitionerId, siteId, visitTypeId }: FindBookingTerms): Promise<BookingTerms> {
    const { shared } = this.practitioners;
    const { ofSite, ofVisitType } = this.catalogue;
    // Left joins: an answer comes back whichever part is missing, so that it can be named.
    const row = await this.database.row<Row>(sql`
      select ${shared.columns}, ${ofSite.columns}, ${ofVisitType.columns}
      from (select ${practitionerId}::uuid as p, ${siteId}::uuid as s, ${visitTypeId}::uuid as v) asked
      left join practitioners.practitioner p on p.id = asked.p
      left join practitioners.site s on s.id = asked.s
      left join practitioners.visit_type v on v.id = asked.v`);
    const practitioner = shared.read(row!);
    const [site, visitType] = [ofSite.read(row!), ofVisitType.read(row!)];
    if (practitioner.id === null) throw missing('practitioner');
    if (site.id === null) throw missing('site');
    if (visitType.id === null) throw missing('visit type');
    const { visitTypeIds } = practitioner;
    const offered = visitType.active && (visitTypeIds.length === 0 || visitTypeIds.includes(visitType.id));
    return { practitioner, site: siteRow(site), visitType: visitTypeRow(visitType, this.clinic.policies), offered };
  }
}
