import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { FindBookingTerms } from '../../practitioners/index.js';
import { ClaimTime } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import type { Appointment } from '../domain/appointment.js';
import { occupies } from '../domain/status.js';
import { Handles } from '../handlers.js';
import type { AppointmentDetails } from './appointment-details.js';
import { VisitChanges, type VisitTarget } from './visit-changes.js';

/** Takes the last step of a visit back: a mistake at the desk. */
export class UndoAppointment extends Command<AppointmentDetails> {
  constructor(
    readonly actor: Actor,
    readonly input: VisitTarget & { readonly reason: string },
  ) {
    super();
  }
}

@Handles(UndoAppointment)
class UndoAppointmentHandler {
  constructor(
    private readonly changes: VisitChanges,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async execute({ actor, input }: UndoAppointment): Promise<AppointmentDetails> {
    return this.changes.change(actor, input, async (visit, who, now, policies) => {
      const freed = !occupies(visit.status);
      visit.advance('undo', who, now, policies, input.reason);
      // Time that is past is nobody's: a claim is taken again only for what is still to come.
      const ahead = Temporal.Instant.compare(visit.end, now) > 0;
      if (freed && occupies(visit.status) && ahead) await this.claimAgain(visit, actor);
    });
  }

  private async claimAgain(visit: Appointment, actor: Actor): Promise<void> {
    const { id: appointmentId, practitionerId, siteId, visitTypeId } = visit;
    const terms = await this.queries.execute(new FindBookingTerms(practitionerId, siteId, visitTypeId));
    const start = visit.start.toString();
    const claimant = { as: 'staff', accountId: actor.accountId } as const;
    await this.commands.execute(new ClaimTime({ terms, start, appointmentId, ...claimant, underWay: true }));
  }
}
