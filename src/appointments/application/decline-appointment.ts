import { Command, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import { AlternativeStarts } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { guardTransition } from '../domain/lifecycle.js';
import { AppointmentChanges, type AppointmentTarget } from './appointment-changes.js';
import type { AppointmentJson } from './appointment-json.js';

const alternativesOffered = 3;

/** Refuses a request. The patient is told why, with starts nearby that are free. */
export class DeclineAppointment extends Command<AppointmentJson> {
  constructor(
    readonly actor: Actor,
    readonly input: AppointmentTarget & { readonly reason: string },
  ) {
    super();
  }
}

@CommandHandler(DeclineAppointment)
export class DeclineAppointmentHandler implements ICommandHandler<DeclineAppointment> {
  constructor(
    private readonly database: Database,
    private readonly changes: AppointmentChanges,
    private readonly queries: QueryBus,
  ) {}

  @Transactional()
  async execute({ actor, input }: DeclineAppointment): Promise<AppointmentJson> {
    return this.changes.change(actor, input, async (appointment, occasion) => {
      guardTransition(appointment, 'decline', occasion, input.reason);
      // Searched while the declined start is still taken, so that it is not among the alternatives.
      const alternatives = await this.queries.execute(new AlternativeStarts(appointment, alternativesOffered));
      appointment.decline(occasion, input.reason, alternatives);
    });
  }
}
