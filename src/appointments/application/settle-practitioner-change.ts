import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ChangePractitioner,
  FindPractitioners,
  OfferVisitTypes,
  ReadPractitioner,
  SuspendPractitioner,
  type PractitionerChange,
  type PractitionerProfile,
  type PractitionerRow,
  type PractitionerTarget,
} from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { Handles } from '../handlers.js';
import type { EndedRight } from '../persistence/find-hit-appointments.js';
import { ChangeImpact, type ImpactOptions, type Outcome } from './change-impact.js';
import { EndedRights } from './ended-rights.js';

/** What changes of a practitioner: one of these. */
export type PractitionerStep =
  | { readonly kind: 'suspend' }
  | { readonly kind: 'change'; readonly changes: PractitionerChange }
  | { readonly kind: 'offer'; readonly visitTypeIds: readonly string[] };

/** Changes a practitioner, and resolves the appointments that they may not take any more by it. */
export class SettlePractitionerChange extends Command<Outcome<PractitionerProfile>> {
  constructor(
    readonly actor: Actor,
    readonly target: PractitionerTarget,
    readonly step: PractitionerStep,
    readonly options: ImpactOptions,
  ) {
    super();
  }
}

@Handles(SettlePractitionerChange)
class SettlePractitionerChangeHandler {
  constructor(
    private readonly impact: ChangeImpact,
    private readonly rights: EndedRights,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async execute({ actor, target, step, options }: SettlePractitionerChange): Promise<Outcome<PractitionerProfile>> {
    const [before] = await this.queries.execute(new FindPractitioners({ ids: [target.practitionerId] }));
    if (!before) throw missing('practitioner');
    const impact = await this.impact.forOwner(actor, options, (how) =>
      this.rights.end(endedBy(step, before), how, () => this.commands.execute(commandOf(step, actor, target))),
    );
    return { ...impact, result: await this.queries.execute(new ReadPractitioner(target.practitionerId, actor)) };
  }
}

function endedBy(step: PractitionerStep, before: PractitionerRow): EndedRight | undefined {
  const { id: practitionerId, visitTypeIds, licenceExpiresOn } = before;
  if (step.kind === 'suspend') return { practitionerId };
  if (step.kind === 'offer') {
    // None named: every active one.
    if (step.visitTypeIds.length === 0) return undefined;
    const offeredBefore = visitTypeIds.length === 0 ? null : visitTypeIds;
    return { practitionerId, offered: { now: step.visitTypeIds, before: offeredBefore } };
  }
  const now = step.changes.licence?.expiresOn;
  if (!now || now >= licenceExpiresOn) return undefined;
  return { practitionerId, licence: { now, before: licenceExpiresOn } };
}

function commandOf(step: PractitionerStep, actor: Actor, target: PractitionerTarget): Command<void> {
  switch (step.kind) {
    case 'suspend':
      return new SuspendPractitioner(actor, target);
    case 'offer':
      return new OfferVisitTypes(actor, target, step.visitTypeIds);
    case 'change':
      return new ChangePractitioner(actor, target, step.changes);
  }
}
