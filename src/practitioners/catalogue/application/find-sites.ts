import { Query } from '@nestjs/cqrs';
import { Handles } from '../../handlers.js';
import type { SiteFacts } from '../domain/facts.js';
import { CatalogueFacts } from './catalogue-facts.js';

/** By their ids, inactive ones too; all of them when no ids are given. */
export class FindSites extends Query<SiteFacts[]> {
  constructor(readonly ids?: readonly string[]) {
    super();
  }
}

@Handles(FindSites)
class FindSitesHandler {
  constructor(private readonly facts: CatalogueFacts) {}

  async execute({ ids }: FindSites): Promise<SiteFacts[]> {
    return this.facts.sites(ids);
  }
}
