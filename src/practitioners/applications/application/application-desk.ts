import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import type { PractitionerApplication } from '../domain/practitioner-application.js';
import { PractitionerApplications } from '../domain/applications.js';
import { ApplicationRecords, type ApplicationRecord } from './application-records.js';
import { scopeOf } from './scope-of.js';

/** An application as the actor saw it. */
interface Seen {
  readonly actor: Actor;
  readonly applicationId: string;
  readonly expectedVersion?: number | '*';
}

type Step = (application: PractitionerApplication, now: Temporal.Instant) => void | Promise<void>;

/** What the steps of an application have in common. */
@Injectable()
export class ApplicationDesk {
  constructor(
    private readonly database: Database,
    private readonly applications: PractitionerApplications,
    private readonly records: ApplicationRecords,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** Loads the application in the actor's scope, takes the step and answers with what came of it. */
  async take({ actor, applicationId, expectedVersion }: Seen, step: Step): Promise<ApplicationRecord> {
    const application = await this.applications.get(applicationId, scopeOf(actor));
    checkVersion(expectedVersion, application.version);
    await step(application, this.clock.now());
    this.outbox.add(...application.pullEvents());
    await this.database.em.flush();
    return this.records.read(applicationId, scopeOf(actor));
  }

  /** The same for a step of a reviewer: it is on record. */
  async review(seen: Seen, step: Step): Promise<ApplicationRecord> {
    return this.take(seen, async (application, now) => {
      await step(application, now);
      this.audit.record(seen.actor, {
        action: 'write',
        resource: 'practitioner-application',
        resourceId: seen.applicationId,
        changed: [`status=${application.status}`],
      });
    });
  }
}
