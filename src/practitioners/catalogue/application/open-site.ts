import { Command } from '@nestjs/cqrs';
import { ClinicSettings } from '../../../settings/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { newId } from '../../../shared/kernel/id.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { Sites } from '../domain/collections.js';
import { Site, type NewSite } from '../domain/site.js';
import { Catalogue, type SiteRecord } from './catalogue.js';

export class OpenSite extends Command<SiteRecord> {
  constructor(
    readonly actor: Actor,
    readonly details: NewSite,
  ) {
    super();
  }
}

@Handles(OpenSite)
class OpenSiteHandler {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly catalogue: Catalogue,
    private readonly audit: AuditTrail,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ actor, details }: OpenSite): Promise<SiteRecord> {
    const site = new Site(newId(), { ...details, timeZone: details.timeZone ?? this.clinic.current.timeZone });
    this.sites.add(site);
    this.audit.record(actor, { action: 'write', resource: 'site', resourceId: site.id });
    await this.database.em.flush();
    return this.catalogue.site(site.id);
  }
}
