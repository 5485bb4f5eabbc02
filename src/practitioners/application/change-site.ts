import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { checkVersion } from '../../shared/kernel/domain-error.js';
import { Outbox } from '../../shared/messaging/outbox.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { Sites } from '../domain/collections.js';
import type { SiteDetails } from '../domain/site.js';
import { Catalogue, type SiteRecord } from './catalogue.js';

export class ChangeSite extends Command<SiteRecord> {
  constructor(
    readonly id: string,
    readonly changes: Partial<SiteDetails>,
    readonly expectedVersion: number | '*',
  ) {
    super();
  }
}

@CommandHandler(ChangeSite)
export class ChangeSiteHandler implements ICommandHandler<ChangeSite> {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly catalogue: Catalogue,
    private readonly outbox: Outbox,
  ) {}

  @Transactional()
  async execute({ id, changes, expectedVersion }: ChangeSite): Promise<SiteRecord> {
    const site = await this.sites.get(id);
    checkVersion(expectedVersion, site.version);
    site.change(changes);
    this.outbox.add(...site.pullEvents());
    await this.database.em.flush();
    return this.catalogue.site(id);
  }
}
