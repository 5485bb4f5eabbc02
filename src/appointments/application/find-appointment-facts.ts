import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AppointmentReads, type ToldAppointmentFacts } from './appointment-reads.js';

/** The facts of a visit whoever asks: for contexts that act in the system's name, never for an answer to a user. */
export class FindAppointmentFacts extends Query<ToldAppointmentFacts | undefined> {
  constructor(readonly appointmentId: string) {
    super();
  }
}

@QueryHandler(FindAppointmentFacts)
export class FindAppointmentFactsHandler implements IQueryHandler<FindAppointmentFacts> {
  constructor(private readonly reads: AppointmentReads) {}

  async execute({ appointmentId }: FindAppointmentFacts): Promise<ToldAppointmentFacts | undefined> {
    return this.reads.facts(appointmentId);
  }
}
