import { Command } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { requireVerifiedEmail, type Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { conflict } from '../../../shared/kernel/domain-error.js';
import { newId } from '../../../shared/kernel/id.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import { PractitionerApplications } from '../domain/applications.js';
import { Specialties } from '../../catalogue/domain/collections.js';
import { PractitionerApplication, type ApplicationDetails } from '../domain/practitioner-application.js';
import { ApplicationRecords, type ApplicationRecord } from './application-records.js';
import { scopeOf } from './scope-of.js';

/** A draft that its applicant completes and submits. */
export class OpenApplication extends Command<ApplicationRecord> {
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
    private readonly database: Database,
    private readonly applications: PractitionerApplications,
    private readonly specialties: Specialties,
    private readonly records: ApplicationRecords,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, details }: OpenApplication): Promise<ApplicationRecord> {
    requireVerifiedEmail(actor);
    await this.requireUnlisted(actor.accountId);
    await this.specialties.requireActive(details.specialtyIds);
    const application = new PractitionerApplication(newId(), actor.accountId, details, this.clock.now());
    this.applications.add(application);
    await this.database.em.flush();
    return this.records.read(application.id, scopeOf(actor));
  }

  /** The listing outlives the role: an account whose role was taken gets it back with the listing, not by an application. */
  private async requireUnlisted(accountId: string): Promise<void> {
    const listed = await this.database.row(
      sql`select from practitioners.practitioner where account_id = ${accountId}::uuid`,
    );
    if (listed) throw conflict('ALREADY_PRACTITIONER', 'This account is listed as a practitioner already.');
  }
}
