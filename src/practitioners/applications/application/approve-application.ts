import { Command, CommandBus } from '@nestjs/cqrs';
import { GrantRole } from '../../../identity/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { newId } from '../../../shared/kernel/id.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { PractitionerApplications } from '../domain/applications.js';
import { dateOf } from '../../directory/domain/licence.js';
import { ApplicationRecords, type ApplicationRecord } from './application-records.js';
import { ListedPractitioners } from '../../directory/application/listed-practitioners.js';
import { scopeOf } from './scope-of.js';

/** Lists the applicant as a practitioner and gives their account the role, together or not at all. */
export class ApproveApplication extends Command<ApplicationRecord> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly siteId?: string,
    readonly expectedVersion?: number | '*',
  ) {
    super();
  }
}

@Handles(ApproveApplication)
class ApproveApplicationHandler {
  constructor(
    private readonly database: Database,
    private readonly applications: PractitionerApplications,
    private readonly listed: ListedPractitioners,
    private readonly records: ApplicationRecords,
    private readonly commands: CommandBus,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, applicationId, siteId, expectedVersion }: ApproveApplication): Promise<ApplicationRecord> {
    const application = await this.applications.get(applicationId, scopeOf(actor));
    checkVersion(expectedVersion, application.version);
    const now = this.clock.now();
    const practitionerId = newId();
    const documents = await this.applications.countDocuments(applicationId);
    application.approve(actor.accountId, { practitionerId, documents, today: dateOf(now) }, now);

    const { accountId, licence } = application;
    await this.listed.add({ id: practitionerId, accountId, profile: application, licence, siteId });
    await this.commands.execute(new GrantRole(accountId, 'practitioner', { practitionerId }));
    this.outbox.add(...application.pullEvents());
    const changed = [`status=${application.status}`];
    this.audit.record(actor, {
      action: 'write',
      resource: 'practitioner-application',
      resourceId: applicationId,
      changed,
    });
    this.audit.record(actor, {
      action: 'write',
      resource: 'account',
      resourceId: accountId,
      changed: ['roles+practitioner'],
    });
    await this.database.em.flush();
    return this.records.read(applicationId, scopeOf(actor));
  }
}
