import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import type { AppointmentJson } from './appointment-json.js';
import { AppointmentChanges, type AppointmentTarget } from './appointment-changes.js';

/** Cancels an appointment and frees its time. */
export class CancelAppointment extends Command<AppointmentJson> {
  constructor(
    readonly actor: Actor,
    readonly input: AppointmentTarget & { readonly reason?: string },
  ) {
    super();
  }
}

@CommandHandler(CancelAppointment)
export class CancelAppointmentHandler implements ICommandHandler<CancelAppointment> {
  constructor(
    private readonly database: Database,
    private readonly changes: AppointmentChanges,
  ) {}

  @Transactional()
  async execute({ actor, input }: CancelAppointment): Promise<AppointmentJson> {
    return this.changes.change(actor, input, (appointment, occasion) =>
      appointment.cancel(occasion, input.reason ?? null),
    );
  }
}
