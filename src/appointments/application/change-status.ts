import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Handles } from '../handlers.js';
import type { AppointmentDetails } from './appointment-details.js';
import { VisitChanges, type VisitTarget } from './visit-changes.js';

/** The transitions that change nothing but the status. */
export type StatusAction = 'approve' | 'start' | 'complete' | 'no-show' | 'retract';

/** Approves a visit, notes that the patient is being seen, has been seen or has not come, or retracts it. */
export class ChangeStatus extends Command<AppointmentDetails> {
  constructor(
    readonly actor: Actor,
    readonly action: StatusAction,
    readonly input: VisitTarget & { readonly reason?: string },
  ) {
    super();
  }
}

@Handles(ChangeStatus)
class ChangeStatusHandler {
  constructor(private readonly changes: VisitChanges) {}

  async execute({ actor, action, input }: ChangeStatus): Promise<AppointmentDetails> {
    const { reason } = input;
    return this.changes.change(actor, input, (visit, who, now, policies) =>
      action === 'retract'
        ? visit.retract(who, now, policies, reason ?? null)
        : visit.advance(action, who, now, policies, reason),
    );
  }
}
