import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Handles } from '../handlers.js';
import type { AppointmentView } from '../http/appointments.view.js';
import { AppointmentChanges, type AppointmentTarget } from './appointment-changes.js';

/** The transitions that change nothing but the status. */
export type StatusAction = 'approve' | 'start' | 'complete' | 'no-show' | 'retract';

/** Approves an appointment, notes that the patient is being seen, has been seen or has not come, or retracts it. */
export class ChangeStatus extends Command<AppointmentView> {
  constructor(
    readonly actor: Actor,
    readonly action: StatusAction,
    readonly input: AppointmentTarget & { readonly reason?: string },
  ) {
    super();
  }
}

@Handles(ChangeStatus)
class ChangeStatusHandler {
  constructor(private readonly changes: AppointmentChanges) {}

  async execute({ actor, action, input }: ChangeStatus): Promise<AppointmentView> {
    const { reason } = input;
    return this.changes.change(actor, input, (appointment, occasion) =>
      action === 'retract'
        ? appointment.retract(occasion, reason ?? null)
        : appointment.advance(action, occasion, reason),
    );
  }
}
