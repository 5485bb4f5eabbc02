import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { FindBookingTerms } from '../../practitioners/index.js';
import { MoveTime } from '../../scheduling/index.js';
import { ClinicSettings } from '../../settings/index.js';
import type { Appointment } from '../domain/appointment.js';
import { judge, placePolicies } from '../domain/booking-policies.js';
import type { Who } from '../domain/who.js';

export interface Destination {
  readonly practitionerId: string;
  readonly siteId: string;
  readonly start: Temporal.Instant;
}

/** Moves a visit with its time: the new time is taken and the old one freed together, or neither. */
@Injectable()
export class Moves {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly clinic: ClinicSettings,
  ) {}

  async move(visit: Appointment, to: Destination, who: Who, now: Temporal.Instant, reason?: string): Promise<void> {
    const { policies } = this.clinic;
    const as = visit.mayMove(who, now, policies);
    const terms = await this.queries.execute(new FindBookingTerms(to.practitionerId, to.siteId, visit.visitTypeId));
    judge(placePolicies, { ...terms, start: to.start, policies });
    const time = await this.commands.execute(
      new MoveTime({
        appointmentId: visit.id,
        terms,
        start: to.start.toString(),
        as: as === 'patient' ? 'patient' : 'staff',
        accountId: who.accountId!,
      }),
    );
    const place = { ...to, end: Temporal.Instant.from(time.end), timeZone: terms.site.timeZone };
    visit.reschedule(place, who, now, policies, terms.visitType.approval === 'required', reason);
  }
}
