import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { FindBookingTerms } from '../../practitioners/index.js';
import { MoveTime } from '../../scheduling/index.js';
import type { Appointment } from '../domain/appointment.js';
import { applyPolicies, placePolicies, takesItStill } from '../domain/booking-policies.js';
import type { Occasion } from '../domain/occasion.js';

export interface Destination {
  readonly practitionerId: string;
  readonly siteId: string;
  readonly start: Temporal.Instant;
}

/** Moves an appointment with its time: the new time is taken and the old one freed together, or neither. */
@Injectable()
export class Moves {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async move(appointment: Appointment, to: Destination, occasion: Occasion, reason?: string): Promise<void> {
    const actingAs = appointment.mayMove(occasion) === 'patient' ? 'patient' : 'staff';
    const { id: appointmentId, visitTypeId } = appointment;
    const found = await this.queries.execute(new FindBookingTerms(to.practitionerId, to.siteId, visitTypeId, true));
    const offered = found.offered || (actingAs === 'staff' && takesItStill(found, appointment));
    const terms = { ...found, offered };
    applyPolicies(placePolicies, { ...terms, start: to.start, policies: occasion.policies });
    const claimant = { appointmentId, actingAs, accountId: occasion.actor.accountId } as const;
    const { end } = await this.commands.execute(new MoveTime({ ...to, visitTypeId }, terms, claimant));
    const place = { ...to, end, timeZone: terms.site.timeZone };
    appointment.reschedule(place, occasion, terms.visitType.approval === 'required', reason);
  }
}
