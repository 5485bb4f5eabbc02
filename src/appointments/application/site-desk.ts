import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindSites, type SiteRow } from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { forbidden, missing } from '../../shared/kernel/domain-error.js';
import { runsDesk } from '../domain/acting-as.js';

/** The front desk of a site, for who works at it. */
@Injectable()
export class SiteDesk {
  constructor(private readonly queries: QueryBus) {}

  /** @throws NOT_YOUR_SITE, and missing for an administrator when there is no such site. */
  async of(actor: Actor, siteId: string): Promise<SiteRow> {
    if (!runsDesk(actor, siteId)) throw forbidden('NOT_YOUR_SITE', 'You do not work at the desk of this site.');
    const [site] = await this.queries.execute(new FindSites([siteId]));
    if (!site) throw missing('site');
    return site;
  }
}
