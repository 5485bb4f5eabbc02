import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FindUnknownSites } from '../../../identity/index.js';
import { CatalogueFacts } from './catalogue-facts.js';

/** Answers what identity asks; inactive sites are known. */
@QueryHandler(FindUnknownSites)
export class FindUnknownSitesHandler implements IQueryHandler<FindUnknownSites> {
  constructor(private readonly facts: CatalogueFacts) {}

  async execute({ siteIds }: FindUnknownSites): Promise<string[]> {
    const known = new Set((await this.facts.sites(siteIds)).map(({ id }) => id));
    return siteIds.filter((id) => !known.has(id));
  }
}
