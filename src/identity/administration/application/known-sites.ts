import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { refused } from '../../../shared/kernel/domain-error.js';
import { FindUnknownSites } from './find-unknown-sites.js';

@Injectable()
export class KnownSites {
  constructor(private readonly queries: QueryBus) {}

  /** @throws UNKNOWN_SITE naming the ids that are none. */
  async require(siteIds: readonly string[] = []): Promise<void> {
    if (siteIds.length === 0) return;
    const unknown = await this.queries.execute(new FindUnknownSites(siteIds));
    if (unknown.length > 0) throw refused('UNKNOWN_SITE', 'There is no such site.', { siteIds: unknown });
  }
}
