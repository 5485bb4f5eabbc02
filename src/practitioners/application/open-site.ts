import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { newId } from '../../shared/kernel/id.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../shared/security/audit-trail.js';
import { Sites } from '../domain/collections.js';
import { Site, type SiteDetails } from '../domain/site.js';
import { Catalogue, type SiteRecord } from './catalogue.js';

export class OpenSite extends Command<SiteRecord> {
  constructor(
    readonly actor: Actor,
    readonly details: SiteDetails,
  ) {
    super();
  }
}

@CommandHandler(OpenSite)
export class OpenSiteHandler implements ICommandHandler<OpenSite> {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly catalogue: Catalogue,
    private readonly audit: AuditTrail,
  ) {}

  @Transactional()
  async execute({ actor, details }: OpenSite): Promise<SiteRecord> {
    const site = new Site(newId(), details);
    this.sites.add(site);
    this.audit.record(actor, { action: 'write', resource: 'site', resourceId: site.id });
    await this.database.em.flush();
    return this.catalogue.site(site.id);
  }
}
