import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Handles } from '../handlers.js';
import type { AppointmentDetails } from './appointment-details.js';
import { CheckInCodes } from './check-in-codes.js';
import { VisitChanges, type VisitTarget } from './visit-changes.js';

/** Notes that the patient has come: the desk says so, or the patient with the code that hangs at the door. */
export class CheckIn extends Command<AppointmentDetails> {
  constructor(
    readonly actor: Actor,
    readonly input: VisitTarget & { readonly reason?: string; readonly code?: string },
  ) {
    super();
  }
}

@Handles(CheckIn)
class CheckInHandler {
  constructor(
    private readonly changes: VisitChanges,
    private readonly codes: CheckInCodes,
  ) {}

  async execute({ actor, input }: CheckIn): Promise<AppointmentDetails> {
    const { code, reason } = input;
    return this.changes.change(actor, input, (visit, who, now, policies) =>
      visit.checkIn(
        who,
        now,
        policies,
        code === undefined ? undefined : this.codes.isRight(code, visit.siteId, visit.timeZone),
        reason,
      ),
    );
  }
}
