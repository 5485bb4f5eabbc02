import { Command, QueryBus } from '@nestjs/cqrs';
import { AlternativeStarts } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { guardTransition } from '../domain/lifecycle.js';
import { Handles } from '../handlers.js';
import { AppointmentChanges, type AppointmentTarget } from './appointment-changes.js';
import type { AppointmentView } from '../http/appointments.view.js';

const alternativesOffered = 3;

/** Refuses a request. The patient is told why, with starts nearby that are free. */
export class DeclineAppointment extends Command<AppointmentView> {
  constructor(
    readonly actor: Actor,
    readonly input: AppointmentTarget & { readonly reason: string },
  ) {
    super();
  }
}

@Handles(DeclineAppointment)
class DeclineAppointmentHandler {
  constructor(
    private readonly changes: AppointmentChanges,
    private readonly queries: QueryBus,
  ) {}

  async execute({ actor, input }: DeclineAppointment): Promise<AppointmentView> {
    return this.changes.change(actor, input, async (appointment, occasion) => {
      guardTransition(appointment, 'decline', occasion, input.reason);
      // Searched while the declined start is still taken, so that it is not among the alternatives.
      const { practitionerId, siteId, visitTypeId, start } = appointment;
      const around = { practitionerId, siteId, visitTypeId, start };
      const alternatives = await this.queries.execute(new AlternativeStarts(around, alternativesOffered));
      appointment.decline(occasion, input.reason, alternatives);
    });
  }
}
