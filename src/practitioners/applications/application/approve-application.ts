import { Command, CommandBus } from '@nestjs/cqrs';
import { AuditTrail } from '../../../audit/index.js';
import { GrantRole } from '../../../identity/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { newId } from '../../../shared/kernel/id.js';
import { ListedPractitioners } from '../../directory/application/listed-practitioners.js';
import { dateOf } from '../../directory/domain/licence.js';
import { Handles } from '../../handlers.js';
import { PractitionerApplications } from '../domain/applications.js';
import { ApplicationDesk } from './application-desk.js';
import type { ApplicationRecord } from './application-records.js';

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
    private readonly desk: ApplicationDesk,
    private readonly applications: PractitionerApplications,
    private readonly listed: ListedPractitioners,
    private readonly commands: CommandBus,
    private readonly audit: AuditTrail,
  ) {}

  async execute(command: ApproveApplication): Promise<ApplicationRecord> {
    const { actor, siteId } = command;
    const record = await this.desk.review(command, async (application, now) => {
      const practitionerId = newId();
      const documents = await this.applications.countDocuments(application.id);
      application.approve(actor.accountId, { practitionerId, documents, today: dateOf(now) }, now);

      const { accountId, licence } = application;
      await this.listed.add({ id: practitionerId, accountId, profile: application, licence, siteId });
      await this.commands.execute(new GrantRole(accountId, 'practitioner', { practitionerId }));
    });
    const changed = ['roles+practitioner'];
    this.audit.record(actor, { action: 'write', resource: 'account', resourceId: record.accountId, changed });
    return record;
  }
}
