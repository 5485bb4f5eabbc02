import { Command, QueryBus } from '@nestjs/cqrs';
import { FindSites } from '../../practitioners/index.js';
import { ClinicSettings } from '../../settings/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { holdEnd, guardRenewal } from '../domain/hold-policies.js';
import { Holds } from '../domain/holds.js';
import { Handles } from '../handlers.js';
import type { HoldView } from '../http/slot-holds.view.js';
import { holdView } from './hold-time.js';

/** Some minutes more, once. */
export class RenewHold extends Command<HoldView> {
  constructor(
    readonly actor: Actor,
    readonly holdId: string,
  ) {
    super();
  }
}

@Handles(RenewHold)
class RenewHoldHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly holds: Holds,
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ actor, holdId }: RenewHold): Promise<HoldView> {
    await this.holds.lockAccount(actor.accountId);
    const hold = await this.holds.find(holdId, actor.accountId);
    if (!hold) throw missing('hold');
    const now = this.clock.now().epochMilliseconds;
    guardRenewal(hold, now);
    const expiresAt = holdEnd(now, this.clinic.policies);
    await this.holds.extend(holdId, expiresAt);
    const [site] = await this.queries.execute(new FindSites([hold.siteId]));
    return holdView({ ...hold, expiresAt, renewed: true }, site?.timeZone ?? 'UTC');
  }
}
