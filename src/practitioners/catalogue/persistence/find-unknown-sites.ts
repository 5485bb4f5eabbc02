import { FindUnknownSites } from '../../../identity/index.js';
import { Handles } from '../../handlers.js';
import { CatalogueTables } from './catalogue-tables.js';

/** Answers what identity asks; inactive sites are known. */
@Handles(FindUnknownSites)
class FindUnknownSitesHandler {
  constructor(private readonly tables: CatalogueTables) {}

  async execute({ siteIds }: FindUnknownSites): Promise<string[]> {
    const known = new Set((await this.tables.sites.find(siteIds)).map(({ id }) => id));
    return siteIds.filter((id) => !known.has(id));
  }
}
