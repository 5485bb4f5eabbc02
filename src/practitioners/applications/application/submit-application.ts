import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import type { ApplicationRow } from '../persistence/read-applications.js';
import { ApplicationChanges, type ApplicationTarget } from './application-changes.js';

/** Hands the application to the reviewers, the first time or after they asked for more. */
export class SubmitApplication extends Command<ApplicationRow> {
  constructor(
    readonly actor: Actor,
    readonly target: ApplicationTarget,
  ) {
    super();
  }
}

@Handles(SubmitApplication)
class SubmitApplicationHandler {
  constructor(private readonly changes: ApplicationChanges) {}

  execute({ actor, target }: SubmitApplication): Promise<ApplicationRow> {
    return this.changes.change(actor, target, (application, now) => application.submit(actor.accountId, now));
  }
}
