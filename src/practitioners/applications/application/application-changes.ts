import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AuditTrail } from '../../../audit/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { PractitionerApplications } from '../domain/applications.js';
import type { PractitionerApplication } from '../domain/practitioner-application.js';
import { scopeOf } from '../domain/scope-of.js';
import { ReadApplication, type ApplicationRow } from '../persistence/read-applications.js';

/** Which application is meant, and the version that the actor saw. */
export interface ApplicationTarget {
  readonly applicationId: string;
  readonly expectedVersion?: number | '*';
}

type Tell = (application: PractitionerApplication, now: Temporal.Instant) => void | Promise<void>;

/** What every change of an application has in common: loaded in scope and locked, told, stored with its events. */
@Injectable()
export class ApplicationChanges {
  constructor(
    private readonly database: Database,
    private readonly applications: PractitionerApplications,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly queries: QueryBus,
    private readonly audit: AuditTrail,
  ) {}

  async change(actor: Actor, target: ApplicationTarget, tell: Tell): Promise<ApplicationRow> {
    const application = await this.applications.get(target.applicationId, scopeOf(actor));
    checkVersion(target.expectedVersion, application.version);
    await tell(application, this.clock.now());
    this.outbox.add(...application.pullEvents());
    return this.stored(actor, application);
  }

  /** The same by a reviewer, who does it to somebody else's: that goes on record. */
  async review(actor: Actor, target: ApplicationTarget, tell: Tell): Promise<ApplicationRow> {
    return this.change(actor, target, async (application, now) => {
      await tell(application, now);
      this.audit.recordChange(actor, 'practitioner-application', application.id, [`status=${application.status}`]);
    });
  }

  /** Stores it, and reads it as it is shown. */
  async stored(actor: Actor, { id }: PractitionerApplication): Promise<ApplicationRow> {
    await this.database.em.flush();
    return this.queries.execute(new ReadApplication(actor, id));
  }
}
