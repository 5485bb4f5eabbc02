import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import { ApplicationDesk } from './application-desk.js';
import type { ApplicationRecord } from './application-records.js';

/** An admin takes the application up. */
export class StartApplicationReview extends Command<ApplicationRecord> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly expectedVersion?: number | '*',
  ) {
    super();
  }
}

@Handles(StartApplicationReview)
class StartApplicationReviewHandler {
  constructor(private readonly desk: ApplicationDesk) {}

  async execute(command: StartApplicationReview): Promise<ApplicationRecord> {
    return this.desk.review(command, (application, now) => application.startReview(command.actor.accountId, now));
  }
}
