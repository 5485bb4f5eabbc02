import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { conflict, missing, refused } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { constraintMeans } from '../../../shared/persistence/postgres-errors.js';
import { Sites, VisitTypes } from '../domain/collections.js';
import { Site } from '../domain/site.js';
import { VisitType } from '../domain/visit-type.js';

for (const [index, what] of [
  ['specialty_name', 'specialty'],
  ['site_name', 'site'],
  ['visit_type_name', 'visit type'],
] as const) {
  constraintMeans(index, () => conflict('NAME_TAKEN', `Another ${what} has this name.`));
}

const locked = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;

@Injectable()
export class PostgresSites extends Sites {
  constructor(private readonly database: Database) {
    super();
  }

  override async get(id: string): Promise<Site> {
    const site = await this.database.em.findOne(Site, { id }, locked);
    if (!site) throw missing('site');
    return site;
  }

  override add(site: Site): void {
    this.database.em.persist(site);
  }

  override async requireActive(id: string): Promise<void> {
    const found = await this.database.row(sql`
      select 1 from practitioners.site where id = ${id}::uuid and active`);
    if (!found) throw refused('UNKNOWN_SITE', 'There is no such site.', { siteId: id });
  }

  override async onlyActive(): Promise<string | null> {
    const sites = await this.database.rows<{ id: string }>(sql`select id from practitioners.site where active limit 2`);
    return sites.length === 1 ? sites[0]!.id : null;
  }
}

@Injectable()
export class PostgresVisitTypes extends VisitTypes {
  constructor(private readonly database: Database) {
    super();
  }

  override async get(id: string): Promise<VisitType> {
    const visitType = await this.database.em.findOne(VisitType, { id }, locked);
    if (!visitType) throw missing('visit type');
    return visitType;
  }

  override add(visitType: VisitType): void {
    this.database.em.persist(visitType);
  }

  override async addIfNone(visitType: VisitType): Promise<void> {
    const any = sql`select 1 from practitioners.visit_type limit 1`;
    if (await this.database.row(any)) return;
    // Two first approvals at once would both find none: the second waits here and looks again.
    await this.database.rows(sql`select pg_advisory_xact_lock(hashtext('practitioners.visit_type'))`);
    if (!(await this.database.row(any))) this.add(visitType);
  }

  override async requireKnown(ids: readonly string[]): Promise<void> {
    const unknown = await this.database.rows<{ id: string }>(sql`
      select asked.id from unnest(${ids}::uuid[]) asked (id)
      where not exists (select from practitioners.visit_type v where v.id = asked.id)`);
    if (unknown.length > 0) {
      const visitTypeIds = unknown.map(({ id }) => id);
      throw refused('UNKNOWN_VISIT_TYPE', 'There is no such visit type.', { visitTypeIds });
    }
  }
}
