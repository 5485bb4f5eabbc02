import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import type { AppointmentJson } from './appointment-json.js';
import { AppointmentChanges, type AppointmentTarget } from './appointment-changes.js';

/** The transitions that change nothing but the status. */
export type StatusAction = 'approve' | 'start' | 'complete' | 'no-show' | 'retract';

/** Approves an appointment, notes that the patient is being seen, has been seen or has not come, or retracts it. */
export class ChangeStatus extends Command<AppointmentJson> {
  constructor(
    readonly actor: Actor,
    readonly action: StatusAction,
    readonly input: AppointmentTarget & { readonly reason?: string },
  ) {
    super();
  }
}

@CommandHandler(ChangeStatus)
export class ChangeStatusHandler implements ICommandHandler<ChangeStatus> {
  constructor(
    private readonly database: Database,
    private readonly changes: AppointmentChanges,
  ) {}

  @Transactional()
  async execute({ actor, action, input }: ChangeStatus): Promise<AppointmentJson> {
    const { reason } = input;
    return this.changes.change(actor, input, (appointment, occasion) =>
      action === 'retract'
        ? appointment.retract(occasion, reason ?? null)
        : appointment.advance(action, occasion, reason),
    );
  }
}
