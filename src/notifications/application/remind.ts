import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindConfirmedStarting } from '../../appointments/index.js';
import { ClinicSettings } from '../../settings/index.js';
import { Clock } from '../../shared/kernel/clock.js';
import { DueWork } from '../../shared/messaging/due-work.js';
import { Database } from '../../shared/persistence/database.js';
import { shouldRemind, leadsOf, type Lead } from '../domain/reminder.js';
import { ReminderHorizon } from '../domain/reminder-horizon.js';
import { MessageQueue } from './message-queue.js';

/** An appointment confirmed in a transaction that was still open when the horizon passed its start is seen by looking back. */
const lookBack = Temporal.Duration.from({ minutes: 5 });

/**
 * Makes the reminders, one for each lead of the settings. Only an appointment known before the lead deserves one, so each is
 * due when its start comes over the horizon of now + lead: a round looks at the stretch that was not looked at yet, and
 * costs next to nothing when it is empty.
 */
@Injectable()
export class Remind {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
    private readonly queries: QueryBus,
    private readonly horizon: ReminderHorizon,
    private readonly queue: MessageQueue,
  ) {}

  @DueWork()
  remind(): Promise<number> {
    return this.database.transaction(() => this.remindDue());
  }

  private async remindDue(): Promise<number> {
    const leads = leadsOf(this.clinic.current.reminders);
    if (leads.length === 0) return 0;
    const now = this.clock.now();
    const horizons = await this.horizon.take(leads.map(({ minutes }) => minutes));
    const next = new Map<number, Temporal.Instant>();
    let made = 0;
    for (const [index, lead] of leads.entries()) {
      const reached = horizons.get(lead.minutes);
      // Another process is at it.
      if (!reached) continue;
      const to = now.add({ minutes: lead.minutes });
      // Inside a shorter lead that one reminds: after a pause nobody gets two at once.
      const nearest = now.add({ minutes: leads[index - 1]?.minutes ?? 0 });
      made += await this.remindOf(lead, later(nearest, reached.subtract(lookBack)), to, now);
      next.set(lead.minutes, to);
    }
    await this.horizon.reach(next);
    return made;
  }

  private async remindOf(
    lead: Lead,
    from: Temporal.Instant,
    to: Temporal.Instant,
    now: Temporal.Instant,
  ): Promise<number> {
    const appointments = await this.queries.execute(
      // `to` belongs to the stretch: a reminder that is due at this very moment is due.
      new FindConfirmedStarting({ from, to: to.add({ milliseconds: 1 }) }),
    );
    const reminded = appointments.filter((appointment) => shouldRemind(appointment, lead, now));
    return this.queue.enqueueMessage(
      ...reminded.map(({ appointmentId, revision, patientId }) => ({
        kind: 'visit-reminder' as const,
        leadMinutes: lead.minutes,
        recipient: { kind: 'patient' as const, id: patientId },
        appointmentId,
        revision,
        causedAt: now,
      })),
    );
  }
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? other : one;
}
