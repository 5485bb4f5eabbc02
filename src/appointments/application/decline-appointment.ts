import { Command, QueryBus } from '@nestjs/cqrs';
import { AlternativeStarts } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { permit } from '../domain/lifecycle.js';
import { Handles } from '../handlers.js';
import type { AppointmentDetails } from './appointment-details.js';
import { VisitChanges, type VisitTarget } from './visit-changes.js';

const offered = 3;

/** Refuses a request. The patient is told why, with starts nearby that are free. */
export class DeclineAppointment extends Command<AppointmentDetails> {
  constructor(
    readonly actor: Actor,
    readonly input: VisitTarget & { readonly reason: string },
  ) {
    super();
  }
}

@Handles(DeclineAppointment)
class DeclineAppointmentHandler {
  constructor(
    private readonly changes: VisitChanges,
    private readonly queries: QueryBus,
  ) {}

  async execute({ actor, input }: DeclineAppointment): Promise<AppointmentDetails> {
    return this.changes.change(actor, input, async (visit, who, now, policies) => {
      permit(visit, 'decline', who, now, policies, input.reason);
      const { practitionerId, siteId, visitTypeId } = visit;
      // Asked while the declined start is still taken, so that it is not among them.
      const alternatives = await this.queries.execute(
        new AlternativeStarts(practitionerId, siteId, visitTypeId, visit.start.toString(), offered),
      );
      visit.decline(who, now, policies, input.reason, alternatives);
    });
  }
}
