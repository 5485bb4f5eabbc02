import { Command } from '@nestjs/cqrs';
import { AuditTrail } from '../../../audit/index.js';
import { ClinicSettings } from '../../../settings/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { newId } from '../../../shared/kernel/id.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import { Sites } from '../domain/collections.js';
import { Site, siteRow, type NewSite, type SiteRow } from '../domain/site.js';

export class OpenSite extends Command<SiteRow> {
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
    private readonly audit: AuditTrail,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ actor, details }: OpenSite): Promise<SiteRow> {
    const site = new Site(newId(), { ...details, timeZone: details.timeZone ?? this.clinic.current.timeZone });
    this.sites.add(site);
    this.audit.recordChange(actor, 'site', site.id);
    await this.database.em.flush();
    return siteRow(site);
  }
}
