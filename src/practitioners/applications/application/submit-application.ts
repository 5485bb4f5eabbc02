import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import { PractitionerApplications } from '../domain/applications.js';
import { ApplicationRecords, type ApplicationRecord } from './application-records.js';
import { scopeOf } from './scope-of.js';

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
  constructor(
    private readonly database: Database,
    private readonly applications: PractitionerApplications,
    private readonly records: ApplicationRecords,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, applicationId, expectedVersion }: SubmitApplication): Promise<ApplicationRecord> {
    const application = await this.applications.get(applicationId, scopeOf(actor));
    checkVersion(expectedVersion, application.version);
    application.submit(actor.accountId, this.clock.now());
    this.outbox.add(...application.pullEvents());
    await this.database.em.flush();
    return this.records.read(applicationId, scopeOf(actor));
  }
}
