import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Handles } from '../handlers.js';
import type { AppointmentView } from '../http/appointments.view.js';
import { CheckInCodes } from './check-in-codes.js';
import { AppointmentChanges, type AppointmentTarget } from './appointment-changes.js';

/** Notes that the patient has come: the desk says so, or the patient with the code that hangs at the door. */
export class CheckIn extends Command<AppointmentView> {
  constructor(
    readonly actor: Actor,
    readonly input: AppointmentTarget & { readonly reason?: string; readonly code?: string },
  ) {
    super();
  }
}

@Handles(CheckIn)
class CheckInHandler {
  constructor(
    private readonly changes: AppointmentChanges,
    private readonly codes: CheckInCodes,
  ) {}

  async execute({ actor, input }: CheckIn): Promise<AppointmentView> {
    const { code, reason } = input;
    return this.changes.change(actor, input, (appointment, occasion) => {
      const { siteId, timeZone } = appointment;
      const codeIsRight = code === undefined ? undefined : this.codes.isRight(code, siteId, timeZone);
      appointment.checkIn(occasion, codeIsRight, reason);
    });
  }
}
