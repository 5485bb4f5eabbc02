import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { ChangeSite, FindSites, type SiteDetails, type SiteRow } from '../../practitioners/index.js';
import { ChangeOpeningHours, type ChangeOptions } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { Handles } from '../handlers.js';
import type { HitAppointment } from '../persistence/find-hit-appointments.js';
import { ChangeImpact, type ImpactOptions, type Outcome } from './change-impact.js';
import { EndedRights } from './ended-rights.js';

/** The site after the change; of a dry run as it is. */
export interface SiteChange {
  readonly site: SiteRow;
}

/** Changes a site, and resolves the appointments that lose their time by its opening hours, or their place because it closes. */
export class SettleSiteChange extends Command<Outcome<SiteChange>> {
  constructor(
    readonly actor: Actor,
    readonly target: { readonly siteId: string; readonly expectedVersion: number | '*' },
    readonly changes: Partial<SiteDetails>,
    readonly options: ImpactOptions,
  ) {
    super();
  }
}

@Handles(SettleSiteChange)
class SettleSiteChangeHandler {
  constructor(
    private readonly impact: ChangeImpact,
    private readonly rights: EndedRights,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async execute({ actor, target, changes, options }: SettleSiteChange): Promise<Outcome<SiteChange>> {
    const { siteId, expectedVersion } = target;
    const [before] = await this.queries.execute(new FindSites([siteId]));
    if (!before) throw missing('site');
    const closes = before.active && changes.active === false;
    return this.impact.forOwner(actor, options, async (how) => {
      const make = () => this.commands.execute(new ChangeSite(actor, siteId, changes, expectedVersion));
      // Who closes hits all that is booked there, at whatever hour.
      const ended = await this.rights.end(closes ? { siteId } : undefined, how, make);
      const affected = closes ? ended.affected : await this.outOfHours(before, changes, how);
      return { site: ended.made ?? before, affected };
    });
  }

  private async outOfHours(
    before: SiteRow,
    { openingHours: after }: Partial<SiteDetails>,
    how: ChangeOptions,
  ): Promise<readonly HitAppointment[]> {
    if (after === undefined) return [];
    const hours = { before: before.openingHours, after };
    return (await this.commands.execute(new ChangeOpeningHours(before.id, hours, how))).affected;
  }
}
