import { Command, CommandBus } from '@nestjs/cqrs';
import { AuditTrail } from '../../../audit/index.js';
import { GrantRole } from '../../../identity/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { newId } from '../../../shared/kernel/id.js';
import { ListedPractitioners } from '../../directory/application/listed-practitioners.js';
import { dateOf } from '../../directory/domain/licence.js';
import { Handles } from '../../handlers.js';
import { PractitionerApplications } from '../domain/applications.js';
import type { ApplicationRow } from '../persistence/read-applications.js';
import { ApplicationChanges, type ApplicationTarget } from './application-changes.js';

/** Lists the applicant as a practitioner and gives their account the role, together or not at all. */
export class ApproveApplication extends Command<ApplicationRow> {
  constructor(
    readonly actor: Actor,
    readonly target: ApplicationTarget,
    readonly siteId?: string,
  ) {
    super();
  }
}

@Handles(ApproveApplication)
class ApproveApplicationHandler {
  constructor(
    private readonly changes: ApplicationChanges,
    private readonly applications: PractitionerApplications,
    private readonly listed: ListedPractitioners,
    private readonly commands: CommandBus,
    private readonly audit: AuditTrail,
  ) {}

  execute({ actor, target, siteId }: ApproveApplication): Promise<ApplicationRow> {
    return this.changes.review(actor, target, async (application, now) => {
      const practitionerId = newId();
      const documents = await this.applications.countDocuments(application.id);
      application.approve(actor.accountId, { practitionerId, documents, today: dateOf(now) }, now);

      const { accountId, licence } = application;
      await this.listed.add({ id: practitionerId, accountId, profile: application, licence, siteId });
      await this.commands.execute(new GrantRole(accountId, 'practitioner', { practitionerId }));
      this.audit.recordChange(actor, 'account', accountId, ['roles+practitioner']);
    });
  }
}
