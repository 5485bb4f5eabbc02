import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Handles } from '../handlers.js';
import type { AppointmentView } from '../http/appointments.view.js';
import { AppointmentChanges, type AppointmentTarget } from './appointment-changes.js';

/** Cancels an appointment and frees its time. */
export class CancelAppointment extends Command<AppointmentView> {
  constructor(
    readonly actor: Actor,
    readonly input: AppointmentTarget & { readonly reason?: string },
  ) {
    super();
  }
}

@Handles(CancelAppointment)
class CancelAppointmentHandler {
  constructor(private readonly changes: AppointmentChanges) {}

  async execute({ actor, input }: CancelAppointment): Promise<AppointmentView> {
    return this.changes.change(actor, input, (appointment, occasion) =>
      appointment.cancel(occasion, input.reason ?? null),
    );
  }
}
