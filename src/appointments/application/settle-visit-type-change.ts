import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ChangeVisitType,
  FindVisitTypes,
  type VisitTypeDetails,
  type VisitTypeRow,
} from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { Handles } from '../handlers.js';
import { ChangeImpact, type ImpactOptions, type Outcome } from './change-impact.js';
import { EndedRights } from './ended-rights.js';

/** The visit type after the change; of a dry run as it is. */
export interface VisitTypeChange {
  readonly visitType: VisitTypeRow;
}

/** Changes a visit type, and resolves its appointments when it is withdrawn. */
export class SettleVisitTypeChange extends Command<Outcome<VisitTypeChange>> {
  constructor(
    readonly actor: Actor,
    readonly target: { readonly visitTypeId: string; readonly expectedVersion: number | '*' },
    readonly changes: Partial<VisitTypeDetails>,
    readonly options: ImpactOptions,
  ) {
    super();
  }
}

@Handles(SettleVisitTypeChange)
class SettleVisitTypeChangeHandler {
  constructor(
    private readonly impact: ChangeImpact,
    private readonly rights: EndedRights,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async execute({ actor, target, changes, options }: SettleVisitTypeChange): Promise<Outcome<VisitTypeChange>> {
    const { visitTypeId, expectedVersion } = target;
    const [before] = await this.queries.execute(new FindVisitTypes([visitTypeId]));
    if (!before) throw missing('visit type');
    const right = before.active && changes.active === false ? { visitTypeId } : undefined;
    return this.impact.forOwner(actor, options, async (how) => {
      const { made = before, affected } = await this.rights.end(right, how, () =>
        this.commands.execute(new ChangeVisitType(actor, visitTypeId, changes, expectedVersion)),
      );
      return { visitType: made, affected };
    });
  }
}
