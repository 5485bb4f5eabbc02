import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import type { ApplicationRow } from '../persistence/read-applications.js';
import { ApplicationChanges, type ApplicationTarget } from './application-changes.js';

/** A reviewer's step; the applicant reads the reason. */
export type ReviewStep =
  { readonly action: 'start-review' } | { readonly action: 'request-info' | 'reject'; readonly reason: string };

/** An admin takes an application up, gives it back with what is missing, or rejects it. */
export class ReviewApplication extends Command<ApplicationRow> {
  constructor(
    readonly actor: Actor,
    readonly target: ApplicationTarget,
    readonly step: ReviewStep,
  ) {
    super();
  }
}

@Handles(ReviewApplication)
class ReviewApplicationHandler {
  constructor(private readonly changes: ApplicationChanges) {}

  execute({ actor, target, step }: ReviewApplication): Promise<ApplicationRow> {
    return this.changes.review(actor, target, (application, now) => {
      const { accountId } = actor;
      if (step.action === 'start-review') application.startReview(accountId, now);
      else if (step.action === 'request-info') application.requestInfo(accountId, step.reason, now);
      else application.reject(accountId, step.reason, now);
    });
  }
}
