import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../shared/kernel/clock.js';
import { DueWork } from '../../shared/messaging/due-work.js';
import { Database } from '../../shared/persistence/database.js';
import { Appointments } from '../domain/appointments.js';
import { system } from '../domain/acting-as.js';
import { AppointmentChanges } from './appointment-changes.js';
import { Occasions } from './occasions.js';

const batch = 100;

/** Lets requests expire after their deadline. Until it has run, a request occupies time and may be approved. */
@Injectable()
export class ExpireRequests {
  private readonly logger = new Logger(ExpireRequests.name);

  constructor(
    private readonly database: Database,
    private readonly appointments: Appointments,
    private readonly changes: AppointmentChanges,
    private readonly clock: Clock,
    private readonly occasions: Occasions,
  ) {}

  @DueWork()
  async expireRequests(): Promise<number> {
    const now = this.clock.now();
    let expired = 0;
    for (const id of await this.appointments.overdue(now, batch)) {
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
    const appointment = await this.appointments.lockOverdue(id, now);
    if (!appointment) return false;
    await this.changes.tell(appointment, system, () => appointment.advance('expire', this.occasions.as(system)));
    return true;
  }
}
