import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import type { PractitionerRecord } from './directory.js';
import { PractitionerDesk } from './practitioner-desk.js';

/** Takes a practitioner out of the directory and out of booking; visits that are booked stay. */
export class SuspendPractitioner extends Command<PractitionerRecord> {
  constructor(
    readonly actor: Actor,
    readonly practitionerId: string,
    readonly expectedVersion?: number | '*',
  ) {
    super();
  }
}

@Handles(SuspendPractitioner)
class SuspendPractitionerHandler {
  constructor(private readonly desk: PractitionerDesk) {}

  async execute(command: SuspendPractitioner): Promise<PractitionerRecord> {
    await this.desk.change(command, ['status=suspended'], (practitioner) => practitioner.suspend());
    return this.desk.changed(command.practitionerId);
  }
}
