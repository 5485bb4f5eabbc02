import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { PractitionerApplications } from '../domain/applications.js';
import { ApplicationRecords, type ApplicationRecord } from './application-records.js';
import { scopeOf } from './scope-of.js';

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
  constructor(
    private readonly database: Database,
    private readonly applications: PractitionerApplications,
    private readonly records: ApplicationRecords,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, applicationId, reason, expectedVersion }: RejectApplication): Promise<ApplicationRecord> {
    const application = await this.applications.get(applicationId, scopeOf(actor));
    checkVersion(expectedVersion, application.version);
    application.reject(actor.accountId, reason, this.clock.now());
    this.outbox.add(...application.pullEvents());
    const changed = [`status=${application.status}`];
    this.audit.record(actor, {
      action: 'write',
      resource: 'practitioner-application',
      resourceId: applicationId,
      changed,
    });
    await this.database.em.flush();
    return this.records.read(applicationId, scopeOf(actor));
  }
}
