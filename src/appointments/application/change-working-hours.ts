import { Command, CommandBus } from '@nestjs/cqrs';
import { SetWorkingHours, type WorkingHoursChange, type WorkingHoursInput } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { AuditTrail } from '../../audit/index.js';
import { Handles } from '../handlers.js';
import { CalendarAuthority } from './calendar-authority.js';
import { ChangeImpact, type Outcome, type Resolution } from './change-impact.js';

/** Replaces a set of a practitioner's working hours and settles the visits that lose their time. */
export class ChangeWorkingHours extends Command<Outcome<WorkingHoursChange>> {
  constructor(
    readonly actor: Actor,
    readonly hours: WorkingHoursInput,
    readonly options: { readonly resolution?: Resolution; readonly dryRun: boolean },
  ) {
    super();
  }
}

@Handles(ChangeWorkingHours)
class ChangeWorkingHoursHandler {
  constructor(
    private readonly authority: CalendarAuthority,
    private readonly impact: ChangeImpact,
    private readonly commands: CommandBus,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, hours, options }: ChangeWorkingHours): Promise<Outcome<WorkingHoursChange>> {
    const authority = await this.authority.over(hours.practitionerId, hours.siteId, actor);
    const trace = { resourceId: hours.practitionerId, changed: ['workingHours'] };
    if (!options.dryRun) this.audit.record(actor, { action: 'write', resource: 'calendar', ...trace });
    return this.impact.apply(authority, options, (how) =>
      this.commands.execute(new SetWorkingHours({ ...hours, ...how })),
    );
  }
}
