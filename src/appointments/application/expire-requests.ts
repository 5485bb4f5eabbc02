import { Injectable, Logger } from '@nestjs/common';
import { ClinicSettings } from '../../settings/index.js';
import { Clock } from '../../shared/kernel/clock.js';
import { DueWork } from '../../shared/messaging/due-work.js';
import { Database } from '../../shared/persistence/database.js';
import { Appointments } from '../domain/appointments.js';
import { system } from '../domain/who.js';
import { VisitChanges } from './visit-changes.js';

const batch = 100;

/** Lets requests expire that nobody answered. Until it has run, a request occupies and may be approved. */
@Injectable()
export class ExpireRequests {
  private readonly logger = new Logger(ExpireRequests.name);

  constructor(
    private readonly database: Database,
    private readonly visits: Appointments,
    private readonly changes: VisitChanges,
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
  ) {}

  @DueWork()
  async expireRequests(): Promise<number> {
    const now = this.clock.now();
    let expired = 0;
    for (const id of await this.visits.overdue(now, batch)) {
      try {
        if (await this.database.transaction(() => this.expire(id, now))) expired++;
      } catch (error) {
        // The next round tries again; it must not stop the others.
        this.logger.warn(`Request ${id} could not expire: ${(error as Error).message}`);
      }
    }
    return expired;
  }

  /** The row's lock makes one winner of this and of an approval at the same moment. */
  private async expire(id: string, now: Temporal.Instant): Promise<boolean> {
    const visit = await this.visits.lockOverdue(id, now);
    if (!visit) return false;
    await this.changes.tell(visit, system, () =>
      visit.advance('expire', system, this.clock.now(), this.clinic.policies),
    );
    return true;
  }
}
