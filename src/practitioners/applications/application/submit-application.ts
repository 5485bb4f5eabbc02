import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import { ApplicationDesk } from './application-desk.js';
import type { ApplicationRecord } from './application-records.js';

/** Hands the application to the reviewers, the first time or after they asked for more. */
export class SubmitApplication extends Command<ApplicationRecord> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly expectedVersion?: number | '*',
  ) {
    super();
  }
}

@Handles(SubmitApplication)
class SubmitApplicationHandler {
  constructor(private readonly desk: ApplicationDesk) {}

  async execute(command: SubmitApplication): Promise<ApplicationRecord> {
    return this.desk.take(command, (application, now) => application.submit(command.actor.accountId, now));
  }
}
