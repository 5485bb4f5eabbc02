import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { FindBookingTerms } from '../../practitioners/index.js';
import { ClaimTime } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import type { Appointment } from '../domain/appointment.js';
import { occupies } from '../domain/status.js';
import { Handles } from '../handlers.js';
import { AppointmentChanges, type AppointmentTarget } from './appointment-changes.js';
import type { AppointmentView } from '../http/appointments.view.js';

/** Takes the last step of an appointment back: a mistake at the desk. */
export class UndoAppointment extends Command<AppointmentView> {
  constructor(
    readonly actor: Actor,
    readonly input: AppointmentTarget & { readonly reason: string },
  ) {
    super();
  }
}

@Handles(UndoAppointment)
class UndoAppointmentHandler {
  constructor(
    private readonly changes: AppointmentChanges,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async execute({ actor, input }: UndoAppointment): Promise<AppointmentView> {
    return this.changes.change(actor, input, async (appointment, occasion) => {
      const freed = !occupies(appointment.status);
      appointment.advance('undo', occasion, input.reason);
      // Past time belongs to no appointment: only what is still to come is claimed again.
      const ahead = Temporal.Instant.compare(appointment.end, occasion.now) > 0;
      if (freed && occupies(appointment.status) && ahead) await this.claimAgain(appointment, actor);
    });
  }

  private async claimAgain(appointment: Appointment, { accountId }: Actor): Promise<void> {
    const { id: appointmentId, practitionerId, siteId, visitTypeId, start } = appointment;
    const terms = await this.queries.execute(new FindBookingTerms(practitionerId, siteId, visitTypeId, true));
    const claimant = { appointmentId, actingAs: 'staff', accountId, underWay: true } as const;
    await this.commands.execute(new ClaimTime({ practitionerId, siteId, visitTypeId, start }, terms, claimant));
  }
}
