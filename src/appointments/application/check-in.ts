import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import type { AppointmentJson } from './appointment-json.js';
import { CheckInCodes } from './check-in-codes.js';
import { AppointmentChanges, type AppointmentTarget } from './appointment-changes.js';

/** Notes that the patient has come: the desk says so, or the patient with the code that hangs at the door. */
export class CheckIn extends Command<AppointmentJson> {
  constructor(
    readonly actor: Actor,
    readonly input: AppointmentTarget & { readonly reason?: string; readonly code?: string },
  ) {
    super();
  }
}

@CommandHandler(CheckIn)
export class CheckInHandler implements ICommandHandler<CheckIn> {
  constructor(
    private readonly database: Database,
    private readonly changes: AppointmentChanges,
    private readonly codes: CheckInCodes,
  ) {}

  @Transactional()
  async execute({ actor, input }: CheckIn): Promise<AppointmentJson> {
    const { code, reason } = input;
    return this.changes.change(actor, input, (appointment, occasion) => {
      const { siteId, timeZone } = appointment;
      const codeIsRight = code === undefined ? undefined : this.codes.isRight(code, siteId, timeZone);
      appointment.checkIn(occasion, codeIsRight, reason);
    });
  }
}
