import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ClinicSettings, type Policies } from '../../../settings/index.js';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import {
  Catalogue,
  clinicRules,
  type CatalogueFilter,
  type Listed,
  type SiteRecord,
  type SpecialtyRecord,
  type VisitTypeRecord,
} from '../application/catalogue.js';
import { siteColumns, visitTypeColumns } from './fact-columns.js';
import { siteFacts, visitTypeFacts, type SiteRow, type VisitTypeRow } from './fact-rows.js';

interface RowExtras {
  version: number;
  sortName: string;
}

const specialties = sql`
  select t.id, t.name, t.description, t.active, t.version, practitioners.searchable(t.name) collate "C" as "sortName"
  from practitioners.specialty t`;
const sites = sql`
  select ${siteColumns}, t.id, s.version, t."sortName" from practitioners.site s
  cross join lateral (select s.id, s.active, practitioners.searchable(s.name) collate "C" as "sortName") t`;
const visitTypes = sql`
  select ${visitTypeColumns}, t.id, v.version, t."sortName" from practitioners.visit_type v
  cross join lateral (select v.id, v.active, practitioners.searchable(v.name) collate "C" as "sortName") t`;

@Injectable()
export class PostgresCatalogue extends Catalogue {
  constructor(
    private readonly database: Database,
    private readonly clinic: ClinicSettings,
  ) {
    super();
  }

  override async specialties(filter: CatalogueFilter): Promise<Listed<SpecialtyRecord>[]> {
    return this.page<Listed<SpecialtyRecord>>(specialties, filter);
  }

  override async sites(filter: CatalogueFilter): Promise<Listed<SiteRecord>[]> {
    return (await this.page<SiteRow & RowExtras>(sites, filter)).map(siteRecord);
  }

  override async visitTypes(filter: CatalogueFilter): Promise<Listed<VisitTypeRecord>[]> {
    const rows = await this.page<VisitTypeRow & RowExtras>(visitTypes, filter);
    return rows.map((row) => visitTypeRecord(row, this.clinic.policies));
  }

  override async specialty(id: string): Promise<SpecialtyRecord> {
    return this.one<Listed<SpecialtyRecord>>(specialties, id, 'specialty');
  }

  override async site(id: string): Promise<SiteRecord> {
    return siteRecord(await this.one<SiteRow & RowExtras>(sites, id, 'site'));
  }

  override async visitType(id: string): Promise<VisitTypeRecord> {
    const row = await this.one<VisitTypeRow & RowExtras>(visitTypes, id, 'visit type');
    return visitTypeRecord(row, this.clinic.policies);
  }

  private async page<Row>(select: RawBuilder<unknown>, filter: CatalogueFilter): Promise<Row[]> {
    const [name, id] = filter.after ?? [null, null];
    return this.database.rows(sql<Row>`
      select * from (${select} where ${filter.includeInactive}::boolean or t.active) listed
      where ${name}::text is null or ("sortName", id) > (${name}::text, ${id}::uuid)
      order by "sortName", id limit ${filter.limit + 1}::int`);
  }

  private async one<Row>(select: RawBuilder<unknown>, id: string, what: string): Promise<Row> {
    const row = await this.database.row(sql<Row>`${select} where t.id = ${id}::uuid`);
    if (!row) throw missing(what);
    return row;
  }
}

function siteRecord(row: SiteRow & RowExtras): Listed<SiteRecord> {
  return { ...siteFacts(row), version: row.version, sortName: row.sortName };
}

function visitTypeRecord(row: VisitTypeRow & RowExtras, policies: Policies): Listed<VisitTypeRecord> {
  const { version, sortName, leadTime, bookingWindow } = row;
  const own = { leadTimeMinutes: leadTime, bookingWindowDays: bookingWindow };
  const followsClinic = clinicRules.filter((rule) => own[rule] === null);
  return { ...visitTypeFacts(row, policies), followsClinic, version, sortName };
}
