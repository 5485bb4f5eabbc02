import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import { PractitionerApplications } from '../domain/applications.js';
import { Specialties } from '../../catalogue/domain/collections.js';
import type { ApplicationDetails } from '../domain/practitioner-application.js';
import { ApplicationRecords, type ApplicationRecord } from './application-records.js';
import { scopeOf } from './scope-of.js';

export class ChangeApplication extends Command<ApplicationRecord> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly changes: Partial<ApplicationDetails>,
    readonly expectedVersion: number | '*',
  ) {
    super();
  }
}

@Handles(ChangeApplication)
class ChangeApplicationHandler {
  constructor(
    private readonly database: Database,
    private readonly applications: PractitionerApplications,
    private readonly specialties: Specialties,
    private readonly records: ApplicationRecords,
    private readonly clock: Clock,
  ) {}

  async execute(command: ChangeApplication): Promise<ApplicationRecord> {
    const { actor, applicationId, changes, expectedVersion } = command;
    const application = await this.applications.get(applicationId, scopeOf(actor));
    checkVersion(expectedVersion, application.version);
    await this.specialties.requireActive(changes.specialtyIds ?? []);
    application.change(actor.accountId, changes, this.clock.now());
    await this.database.em.flush();
    return this.records.read(applicationId, scopeOf(actor));
  }
}
