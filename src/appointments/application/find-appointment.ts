import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { detailsOf, type AppointmentDetails } from './appointment-details.js';
import { AppointmentReads } from './appointment-reads.js';

/** One visit as the actor may see it. */
export class FindAppointment extends Query<AppointmentDetails> {
  constructor(
    readonly actor: Actor,
    readonly appointmentId: string,
  ) {
    super();
  }
}

@QueryHandler(FindAppointment)
export class FindAppointmentHandler implements IQueryHandler<FindAppointment> {
  constructor(
    private readonly reads: AppointmentReads,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, appointmentId }: FindAppointment): Promise<AppointmentDetails> {
    return detailsOf(await this.reads.find(appointmentId, actor), actor, this.clock.now());
  }
}
