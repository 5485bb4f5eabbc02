import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import { ApplicationDesk } from './application-desk.js';
import type { ApplicationRecord } from './application-records.js';

/** Gives the application back to the applicant, with what is missing. */
export class RequestApplicationInfo extends Command<ApplicationRecord> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly note: string,
    readonly expectedVersion?: number | '*',
  ) {
    super();
  }
}

@Handles(RequestApplicationInfo)
class RequestApplicationInfoHandler {
  constructor(private readonly desk: ApplicationDesk) {}

  async execute(command: RequestApplicationInfo): Promise<ApplicationRecord> {
    return this.desk.review(command, (application, now) =>
      application.requestInfo(command.actor.accountId, command.note, now),
    );
  }
}
