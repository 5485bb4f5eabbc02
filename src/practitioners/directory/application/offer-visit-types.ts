import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { VisitTypes } from '../../catalogue/domain/collections.js';
import { Handles } from '../../handlers.js';
import { requireOwnPractitioner } from './own-practitioner.js';
import { PractitionerChanges, type PractitionerTarget } from './practitioner-changes.js';

/** Which visit types a practitioner offers; none named means every active one. */
export class OfferVisitTypes extends Command<void> {
  constructor(
    readonly actor: Actor,
    readonly target: PractitionerTarget,
    readonly visitTypeIds: readonly string[],
  ) {
    super();
  }
}

@Handles(OfferVisitTypes)
class OfferVisitTypesHandler {
  constructor(
    private readonly changes: PractitionerChanges,
    private readonly visitTypes: VisitTypes,
  ) {}

  async execute({ actor, target, visitTypeIds }: OfferVisitTypes): Promise<void> {
    requireOwnPractitioner(actor, target.practitionerId);
    return this.changes.change(actor, target, ['visitTypeIds'], async (practitioner) => {
      await this.visitTypes.requireKnown(visitTypeIds);
      practitioner.offer(visitTypeIds);
    });
  }
}
