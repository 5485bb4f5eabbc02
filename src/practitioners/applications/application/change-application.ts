import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Specialties } from '../../catalogue/specialties/specialties.js';
import { Handles } from '../../handlers.js';
import type { ApplicationDetails } from '../domain/practitioner-application.js';
import type { ApplicationRow } from '../persistence/read-applications.js';
import { ApplicationChanges, type ApplicationTarget } from './application-changes.js';

export class ChangeApplication extends Command<ApplicationRow> {
  constructor(
    readonly actor: Actor,
    readonly target: ApplicationTarget,
    readonly changes: Partial<ApplicationDetails>,
  ) {
    super();
  }
}

@Handles(ChangeApplication)
class ChangeApplicationHandler {
  constructor(
    private readonly changing: ApplicationChanges,
    private readonly specialties: Specialties,
  ) {}

  execute({ actor, target, changes }: ChangeApplication): Promise<ApplicationRow> {
    return this.changing.change(actor, target, async (application, now) => {
      await this.specialties.requireActive(changes.specialtyIds ?? []);
      application.change(actor.accountId, changes, now);
    });
  }
}
