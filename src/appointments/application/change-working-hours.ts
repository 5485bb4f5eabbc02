import { Command, CommandBus } from '@nestjs/cqrs';
import { SetWorkingHours, type WorkingHoursChange, type WorkingHoursInput } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Handles } from '../handlers.js';
import { ChangeImpact, type ImpactOptions, type Outcome } from './change-impact.js';

/** Replaces a set of a practitioner's working hours and resolves the appointments that lose their time. */
export class ChangeWorkingHours extends Command<Outcome<WorkingHoursChange>> {
  constructor(
    readonly actor: Actor,
    readonly hours: WorkingHoursInput,
    readonly options: ImpactOptions,
  ) {
    super();
  }
}

@Handles(ChangeWorkingHours)
class ChangeWorkingHoursHandler {
  constructor(
    private readonly impact: ChangeImpact,
    private readonly commands: CommandBus,
  ) {}

  async execute({ actor, hours, options }: ChangeWorkingHours): Promise<Outcome<WorkingHoursChange>> {
    const calendar = { practitionerId: hours.practitionerId, siteId: hours.siteId, changed: 'workingHours' };
    return this.impact.apply(actor, calendar, options, (how) =>
      this.commands.execute(new SetWorkingHours({ ...hours, ...how })),
    );
  }
}
