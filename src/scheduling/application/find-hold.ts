import { Query, QueryBus } from '@nestjs/cqrs';
import { FindSites } from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { Holds } from '../domain/holds.js';
import { Handles } from '../handlers.js';
import type { HoldView } from '../http/slot-holds.view.js';
import { holdView } from './hold-time.js';

/** A live hold of the actor's own. */
export class FindHold extends Query<HoldView> {
  constructor(
    readonly actor: Actor,
    readonly holdId: string,
  ) {
    super();
  }
}

@Handles(FindHold)
class FindHoldHandler {
  constructor(
    private readonly holds: Holds,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, holdId }: FindHold): Promise<HoldView> {
    const hold = await this.holds.find(holdId, actor.accountId);
    if (!hold || !hold.live || hold.expiresAt <= this.clock.now().epochMilliseconds) throw missing('hold');
    const [site] = await this.queries.execute(new FindSites([hold.siteId]));
    return holdView(hold, site?.timeZone ?? 'UTC');
  }
}
