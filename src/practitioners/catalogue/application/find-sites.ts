import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { SiteFacts } from '../domain/facts.js';
import { CatalogueFacts } from './catalogue-facts.js';

/** By their ids, inactive ones too; all of them when no ids are given. */
export class FindSites extends Query<SiteFacts[]> {
  constructor(readonly ids?: readonly string[]) {
    super();
  }
}

@QueryHandler(FindSites)
export class FindSitesHandler implements IQueryHandler<FindSites> {
  constructor(private readonly facts: CatalogueFacts) {}

  async execute({ ids }: FindSites): Promise<SiteFacts[]> {
    return this.facts.sites(ids);
  }
}
