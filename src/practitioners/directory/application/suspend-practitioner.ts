import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import { PractitionerChanges, type PractitionerTarget } from './practitioner-changes.js';

/** Takes a practitioner out of the directory and out of booking; visits that are booked stay. */
export class SuspendPractitioner extends Command<void> {
  constructor(
    readonly actor: Actor,
    readonly target: PractitionerTarget,
  ) {
    super();
  }
}

@Handles(SuspendPractitioner)
class SuspendPractitionerHandler {
  constructor(private readonly changes: PractitionerChanges) {}

  execute({ actor, target }: SuspendPractitioner): Promise<void> {
    return this.changes.change(actor, target, ['status=suspended'], (practitioner) => practitioner.suspend());
  }
}
