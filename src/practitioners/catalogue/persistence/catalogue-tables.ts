import type { EntityClass } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Page } from '../../../shared/kernel/page.js';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { keyset } from '../../../shared/persistence/keyset.js';
import { MappedTable, type TablePart } from '../../../shared/persistence/mapped-table.js';
import type { Row } from '../../../shared/persistence/pending-writes.js';
import type { CatalogueFilter } from '../domain/catalogue-filter.js';
import { Site, type SiteColumns } from '../domain/site.js';
import { VisitType, type VisitTypeColumns } from '../domain/visit-type.js';
import { Specialty, type SpecialtyRow } from '../specialties/specialty.js';

const byName = keyset<{ id: string; sortName: string }>('asc', [
  { column: sql`t.name`, kind: 'text', of: ({ sortName }) => sortName },
  { column: sql`t.id`, kind: 'id', of: ({ id }) => id },
]);

/** A table whose rows have a name and are active or not, read for people and for other contexts. */
class CatalogueTable<Columns extends object> extends MappedTable<Columns> {
  private readonly whole = this.without('t');
  private readonly table = sql.table(`practitioners.${this.name}`);

  constructor(
    private readonly database: Database,
    entity: EntityClass<Columns>,
    private readonly name: string,
  ) {
    super(database.em, entity);
  }

  /** By name. */
  async page({ includeInactive, limit, cursor }: CatalogueFilter): Promise<Page<Columns>> {
    const rows = await this.database.rows<Row & { id: string; sortName: string }>(sql`
      select ${this.whole.columns}, t.id, t.name as "sortName" from ${this.table} t
      where (${includeInactive}::boolean or t.active) and ${byName.after(cursor)}
      order by ${byName.order} limit ${limit + 1}::int`);
    const { items, nextCursor } = byName.page(rows, limit);
    return { items: items.map(this.whole.read), nextCursor };
  }

  /** An inactive one too: appointments of earlier times still name it. @throws missing */
  async one(id: string): Promise<Columns> {
    const row = await this.database.row<Row>(
      sql`select ${this.whole.columns} from ${this.table} t where t.id = ${id}::uuid`,
    );
    if (!row) throw missing(this.name.replaceAll('_', ' '));
    return this.whole.read(row);
  }

  /** Inactive ones too, in no particular order; all of them when no ids are given. */
  async find(ids: readonly string[] | null = null): Promise<Columns[]> {
    const rows = await this.database.rows<Row>(sql`
      select ${this.whole.columns} from ${this.table} t where ${ids}::uuid[] is null or t.id = any(${ids}::uuid[])`);
    return rows.map(this.whole.read);
  }
}

@Injectable()
export class CatalogueTables {
  readonly specialties: CatalogueTable<SpecialtyRow>;
  readonly sites: CatalogueTable<SiteColumns>;
  readonly visitTypes: CatalogueTable<VisitTypeColumns>;
  /** Of `practitioners.site s` and `practitioners.visit_type v`, for statements that join them. */
  readonly ofSite: TablePart<SiteColumns>;
  readonly ofVisitType: TablePart<VisitTypeColumns>;

  constructor(database: Database) {
    this.specialties = new CatalogueTable(database, Specialty, 'specialty');
    this.sites = new CatalogueTable(database, Site, 'site');
    this.visitTypes = new CatalogueTable(database, VisitType, 'visit_type');
    this.ofSite = this.sites.without('s');
    this.ofVisitType = this.visitTypes.without('v');
  }
}
