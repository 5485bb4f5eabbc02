import { Command } from '@nestjs/cqrs';
import { AuditTrail, fieldsOf } from '../../../audit/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import { Sites } from '../domain/collections.js';
import { siteRow, type SiteDetails, type SiteRow } from '../domain/site.js';
import { PractitionerAvailability } from './practitioner-availability.js';

export class ChangeSite extends Command<SiteRow> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
    readonly changes: Partial<SiteDetails>,
    readonly expectedVersion: number | '*',
  ) {
    super();
  }
}

@Handles(ChangeSite)
class ChangeSiteHandler {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly availability: PractitionerAvailability,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, id, changes, expectedVersion }: ChangeSite): Promise<SiteRow> {
    const site = await this.sites.get(id);
    checkVersion(expectedVersion, site.version);
    const derivedIsUntrue = site.change(changes);
    this.audit.recordChange(actor, 'site', id, fieldsOf(changes));
    await this.database.em.flush();
    if (derivedIsUntrue) await this.availability.siteChanged(id);
    return siteRow(site);
  }
}
