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
  /**
   * `keep`: the terms stay as they are read until the transaction ends. Whoever books by them keeps them, before the rows
   * of the calendar are touched: a suspension, a closed site, a withdrawn visit type waits for the bookings under way, and
   * every later booking reads what it says.
   */
  constructor(
    readonly practitionerId: string,
    readonly siteId: string,
    readonly visitTypeId: string,
    readonly keep = false,
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
  async execute({ practitionerId, siteId, visitTypeId, keep }: FindBookingTerms): Promise<BookingTerms> {
    const { shared } = this.practitioners;
    const { ofSite, ofVisitType } = this.catalogue;
    const lock = keep ? sql`for share` : sql``;
    // Left joins: an answer comes back whichever part is missing, so that it can be named.
    const row = await this.database.row<Row>(sql`
      select ${shared.columns}, ${ofSite.columns}, ${ofVisitType.columns}
      from (select ${practitionerId}::uuid as p, ${siteId}::uuid as s, ${visitTypeId}::uuid as v) asked
      left join lateral (select * from practitioners.practitioner where id = asked.p ${lock}) p on true
      left join lateral (select * from practitioners.site where id = asked.s ${lock}) s on true
      left join lateral (select * from practitioners.visit_type where id = asked.v ${lock}) v on true`);
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
