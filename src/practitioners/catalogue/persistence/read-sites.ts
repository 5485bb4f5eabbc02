import { Query } from '@nestjs/cqrs';
import { mapPage, type Page } from '../../../shared/kernel/page.js';
import { Handles } from '../../handlers.js';
import type { CatalogueFilter } from '../domain/catalogue-filter.js';
import { siteRow, type SiteRow } from '../domain/site.js';
import { CatalogueTables } from './catalogue-tables.js';

/** By name. */
export class ListSites extends Query<Page<SiteRow>> {
  constructor(readonly filter: CatalogueFilter) {
    super();
  }
}

/** An inactive one too. */
export class ReadSite extends Query<SiteRow> {
  constructor(readonly id: string) {
    super();
  }
}

/** By their ids, inactive ones too; all of them when no ids are given. */
export class FindSites extends Query<SiteRow[]> {
  constructor(readonly ids?: readonly string[]) {
    super();
  }
}

@Handles(ListSites)
class ListSitesHandler {
  constructor(private readonly tables: CatalogueTables) {}

  async execute({ filter }: ListSites): Promise<Page<SiteRow>> {
    return mapPage(await this.tables.sites.page(filter), siteRow);
  }
}

@Handles(ReadSite)
class ReadSiteHandler {
  constructor(private readonly tables: CatalogueTables) {}

  async execute({ id }: ReadSite): Promise<SiteRow> {
    return siteRow(await this.tables.sites.one(id));
  }
}

@Handles(FindSites)
class FindSitesHandler {
  constructor(private readonly tables: CatalogueTables) {}

  async execute({ ids }: FindSites): Promise<SiteRow[]> {
    return (await this.tables.sites.find(ids)).map(siteRow);
  }
}
