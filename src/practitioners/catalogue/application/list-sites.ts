import { Query } from '@nestjs/cqrs';
import { Handles } from '../../handlers.js';
import { Catalogue, type CatalogueFilter, type Listed, type SiteRecord } from './catalogue.js';

/** By name, one more than the limit. */
export class ListSites extends Query<Listed<SiteRecord>[]> {
  constructor(readonly filter: CatalogueFilter) {
    super();
  }
}

@Handles(ListSites)
class ListSitesHandler {
  constructor(private readonly catalogue: Catalogue) {}

  async execute({ filter }: ListSites): Promise<Listed<SiteRecord>[]> {
    return this.catalogue.sites(filter);
  }
}
