import { FindUnknownSites } from '../../../identity/index.js';
import { Handles } from '../../handlers.js';
import { CatalogueFacts } from './catalogue-facts.js';

/** Answers what identity asks; inactive sites are known. */
@Handles(FindUnknownSites)
class FindUnknownSitesHandler {
  constructor(private readonly facts: CatalogueFacts) {}

  async execute({ siteIds }: FindUnknownSites): Promise<string[]> {
    const known = new Set((await this.facts.sites(siteIds)).map(({ id }) => id));
    return siteIds.filter((id) => !known.has(id));
  }
}
