import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import type { AppointmentJson } from './appointment-json.js';
import { AppointmentChanges, type AppointmentTarget } from './appointment-changes.js';

/** Changes what is written down about an appointment. What is left out stays; null clears. */
export class EditAppointment extends Command<AppointmentJson> {
  constructor(
    readonly actor: Actor,
    readonly input: AppointmentTarget & { readonly reason?: string | null; readonly staffNote?: string | null },
  ) {
    super();
  }
}

@CommandHandler(EditAppointment)
export class EditAppointmentHandler implements ICommandHandler<EditAppointment> {
  constructor(
    private readonly database: Database,
    private readonly changes: AppointmentChanges,
  ) {}

  @Transactional()
  async execute({ actor, input }: EditAppointment): Promise<AppointmentJson> {
    const { reason, staffNote } = input;
    return this.changes.change(actor, input, (appointment, occasion) =>
      appointment.edit({ reason, staffNote }, occasion),
    );
  }
}
