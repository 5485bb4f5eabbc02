import { Command } from '@nestjs/cqrs';
import { requireVerifiedEmail, type Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { newId } from '../../../shared/kernel/id.js';
import { Specialties } from '../../catalogue/specialties/specialties.js';
import { Practitioners } from '../../directory/domain/practitioners.js';
import { Handles } from '../../handlers.js';
import { PractitionerApplications } from '../domain/applications.js';
import { PractitionerApplication, type ApplicationDetails } from '../domain/practitioner-application.js';
import type { ApplicationRow } from '../persistence/read-applications.js';
import { ApplicationChanges } from './application-changes.js';

/** A draft that its applicant completes and submits. */
export class OpenApplication extends Command<ApplicationRow> {
  constructor(
    readonly actor: Actor,
    readonly details: ApplicationDetails,
  ) {
    super();
  }
}

@Handles(OpenApplication)
class OpenApplicationHandler {
  constructor(
    private readonly applications: PractitionerApplications,
    private readonly practitioners: Practitioners,
    private readonly specialties: Specialties,
    private readonly changes: ApplicationChanges,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, details }: OpenApplication): Promise<ApplicationRow> {
    requireVerifiedEmail(actor);
    // The listing outlives the role: an account whose role was taken gets it back with the listing, not by an application.
    await this.practitioners.requireUnlisted(actor.accountId);
    await this.specialties.requireActive(details.specialtyIds);
    const application = new PractitionerApplication(newId(), actor.accountId, details, this.clock.now());
    this.applications.add(application);
    return this.changes.stored(actor, application);
  }
}
