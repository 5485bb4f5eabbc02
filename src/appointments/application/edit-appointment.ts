import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Handles } from '../handlers.js';
import type { AppointmentDetails } from './appointment-details.js';
import { VisitChanges, type VisitTarget } from './visit-changes.js';

/** Changes what is written down about a visit. What is left out stays; null clears. */
export class EditAppointment extends Command<AppointmentDetails> {
  constructor(
    readonly actor: Actor,
    readonly input: VisitTarget & { readonly reason?: string | null; readonly staffNote?: string | null },
  ) {
    super();
  }
}

@Handles(EditAppointment)
class EditAppointmentHandler {
  constructor(private readonly changes: VisitChanges) {}

  async execute({ actor, input }: EditAppointment): Promise<AppointmentDetails> {
    const { reason, staffNote } = input;
    return this.changes.change(actor, input, (visit, who, now) => visit.edit({ reason, staffNote }, who, now));
  }
}
