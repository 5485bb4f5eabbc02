import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindConfirmedStarting } from '../../appointments/index.js';
import { Clock } from '../../shared/kernel/clock.js';
import { DueWork } from '../../shared/messaging/due-work.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { deservesReminder, reminderLead } from '../domain/reminder.js';
import { ReminderHorizon } from '../domain/reminder-horizon.js';
import { Tell } from './tell.js';

/** A visit confirmed in a transaction that was still open when the horizon passed its start is seen by looking back. */
const lookBack = Temporal.Duration.from({ minutes: 5 });

/**
 * Makes the reminders. Only a visit known before the lead deserves one, so each is due when its start comes over the
 * horizon of now + lead: a round looks at the stretch that was not looked at yet, and costs nothing when it is empty.
 */
@Injectable()
export class Remind {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly queries: QueryBus,
    private readonly horizon: ReminderHorizon,
    private readonly tell: Tell,
  ) {}

  @DueWork()
  @Transactional()
  async remind(): Promise<number> {
    const now = this.clock.now();
    const to = now.add(reminderLead);
    const reached = await this.horizon.take();
    // Another process is at it.
    if (!reached) return 0;
    const from = [now, reached.subtract(lookBack)].sort(Temporal.Instant.compare)[1]!;
    const visits = await this.queries.execute(
      // `to` belongs to the stretch: a reminder that is due at this very moment is due.
      new FindConfirmedStarting({ from: from.toString(), to: to.add({ milliseconds: 1 }).toString() }),
    );
    const reminded = visits.filter((visit) => deservesReminder(visit, now));
    const made = await this.tell.that(
      ...reminded.map(({ appointmentId, revision, patientId }) => ({
        kind: 'visit-reminder' as const,
        recipient: { kind: 'patient' as const, id: patientId },
        appointmentId,
        revision,
        causedAt: now,
      })),
    );
    await this.horizon.reach(to);
    return made;
  }
}
