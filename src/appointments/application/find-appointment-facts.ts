import { Query } from '@nestjs/cqrs';
import { ClinicSettings } from '../../settings/index.js';
import { cutOffOf } from '../domain/guards.js';
import { Handles } from '../handlers.js';
import { AppointmentReads, type ToldAppointmentFacts } from './appointment-reads.js';

/** The facts of a visit whoever asks: for contexts that act in the system's name, never for an answer to a user. */
export class FindAppointmentFacts extends Query<ToldAppointmentFacts | undefined> {
  constructor(readonly appointmentId: string) {
    super();
  }
}

@Handles(FindAppointmentFacts)
class FindAppointmentFactsHandler {
  constructor(
    private readonly reads: AppointmentReads,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ appointmentId }: FindAppointmentFacts): Promise<ToldAppointmentFacts | undefined> {
    const facts = await this.reads.facts(appointmentId);
    const start = facts && Temporal.Instant.from(facts.start);
    return facts && start && { ...facts, cutOff: cutOffOf({ start }, this.clinic.policies).toString() };
  }
}
