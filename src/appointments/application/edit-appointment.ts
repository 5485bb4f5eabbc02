import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Handles } from '../handlers.js';
import type { AppointmentView } from '../http/appointments.view.js';
import { AppointmentChanges, type AppointmentTarget } from './appointment-changes.js';

/** Changes what is written down about an appointment. What is left out stays; null clears. */
export class EditAppointment extends Command<AppointmentView> {
  constructor(
    readonly actor: Actor,
    readonly input: AppointmentTarget & { readonly reason?: string | null; readonly staffNote?: string | null },
  ) {
    super();
  }
}

@Handles(EditAppointment)
class EditAppointmentHandler {
  constructor(private readonly changes: AppointmentChanges) {}

  async execute({ actor, input }: EditAppointment): Promise<AppointmentView> {
    const { reason, staffNote } = input;
    return this.changes.change(actor, input, (appointment, occasion) =>
      appointment.edit({ reason, staffNote }, occasion),
    );
  }
}
