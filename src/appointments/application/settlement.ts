import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { NextStarts } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { conflict, DomainError } from '../../shared/kernel/domain-error.js';
import type { AppointmentActor } from '../domain/acting-as.js';
import type { Appointment } from '../domain/appointment.js';
import { Appointments } from '../domain/appointments.js';
import type { Occasion } from '../domain/occasion.js';
import { decisionOn, startsWithoutOverlap, type Decision, type Resolution } from '../domain/resolution.js';
import { AppointmentChanges } from './appointment-changes.js';
import { Moves } from './moves.js';
import { Occasions } from './occasions.js';

const defaultReason = 'The practitioner is not available at that time.';

/** Somebody else may take a time that was found; then the next one is tried, so often. */
const maxTries = 5;

/** Does to appointments what was decided about them, after the change that hits them, by the rules that are then in force. */
@Injectable()
export class Settlement {
  constructor(
    private readonly appointments: Appointments,
    private readonly changes: AppointmentChanges,
    private readonly moves: Moves,
    private readonly occasions: Occasions,
    private readonly queries: QueryBus,
  ) {}

  /**
   * All of them, or the transaction fails.
   * @throws what forbids it for the first one, with its `appointmentId` and with `unsettled`: every one that it is forbidden for
   */
  async settle(
    appointments: readonly Appointment[],
    resolution: Resolution,
    towards: AppointmentActor,
    actor: Actor,
  ): Promise<void> {
    const refusals: { readonly appointmentId: string; readonly error: DomainError }[] = [];
    for (const appointment of appointments.toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))) {
      const decision = decisionOn(resolution, appointment.id)!;
      if (decision.kind === 'keep') continue;
      const occasion = this.occasions.as(towards);
      await this.changes
        .tell(appointment, towards, () => this.apply(appointment, decision, occasion), actor)
        .catch((error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
          refusals.push({ appointmentId: appointment.id, error });
        });
      // The database itself has refused this one: it takes nothing more in this transaction.
      if (refusals.at(-1)?.error.code === 'PATIENT_OVERLAP') break;
    }
    const [first] = refusals;
    if (!first) return;
    const { kind, code, message, details, errors } = first.error;
    const unsettled = refusals.map(({ appointmentId, error }) => ({ appointmentId, code: error.code }));
    throw new DomainError(kind, code, message, { ...details, appointmentId: first.appointmentId, unsettled }, errors);
  }

  private apply(
    appointment: Appointment,
    decision: Exclude<Decision, { kind: 'keep' }>,
    occasion: Occasion,
  ): void | Promise<void> {
    if (decision.kind === 'cancel') return appointment.cancel(occasion, decision.reason ?? defaultReason);
    const { siteId, start } = appointment;
    const { practitionerId = appointment.practitionerId, withinDays } = decision;
    if (withinDays === undefined) return this.moves.move(appointment, { practitionerId, siteId, start }, occasion);
    return this.moveToNext(appointment, practitionerId, withinDays, occasion);
  }

  private async moveToNext(
    appointment: Appointment,
    practitionerId: string,
    withinDays: number,
    occasion: Occasion,
  ): Promise<void> {
    const { id, siteId, visitTypeId, patientId, start } = appointment;
    const starts = await this.queries.execute(
      new NextStarts({ practitionerId, siteId, visitTypeId, start }, withinDays),
    );
    const others = await this.appointments.timesOf(patientId, id, start);
    const possible = startsWithoutOverlap(appointment, starts, others).slice(0, maxTries);
    for (const next of possible) {
      try {
        return await this.moves.move(appointment, { practitionerId, siteId, start: next }, occasion);
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'SLOT_TAKEN') throw error;
      }
    }
    throw conflict('NO_TIME_FREE', `No time is free within ${withinDays} days after the visit, at the same site.`);
  }
}
