import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import { ApplicationDesk } from './application-desk.js';
import type { ApplicationRecord } from './application-records.js';

/** The end of it, with the reason that the applicant reads. */
export class RejectApplication extends Command<ApplicationRecord> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly reason: string,
    readonly expectedVersion?: number | '*',
  ) {
    super();
  }
}

@Handles(RejectApplication)
class RejectApplicationHandler {
  constructor(private readonly desk: ApplicationDesk) {}

  async execute(command: RejectApplication): Promise<ApplicationRecord> {
    return this.desk.review(command, (application, now) =>
      application.reject(command.actor.accountId, command.reason, now),
    );
  }
}
