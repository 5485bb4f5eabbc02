import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Handles } from '../handlers.js';
import type { AppointmentDetails } from './appointment-details.js';
import { VisitChanges, type VisitTarget } from './visit-changes.js';

/** Cancels a visit and frees its time. */
export class CancelAppointment extends Command<AppointmentDetails> {
  constructor(
    readonly actor: Actor,
    readonly input: VisitTarget & { readonly reason?: string },
  ) {
    super();
  }
}

@Handles(CancelAppointment)
class CancelAppointmentHandler {
  constructor(private readonly changes: VisitChanges) {}

  async execute({ actor, input }: CancelAppointment): Promise<AppointmentDetails> {
    return this.changes.change(actor, input, (visit, who, now, policies) =>
      visit.cancel(who, now, policies, input.reason ?? null),
    );
  }
}
