import { Command, CommandBus } from '@nestjs/cqrs';
import { AddException, type ExceptionChange, type ExceptionInput } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { AuditTrail } from '../../audit/index.js';
import { Handles } from '../handlers.js';
import { CalendarAuthority } from './calendar-authority.js';
import { ChangeImpact, type Outcome, type Resolution } from './change-impact.js';

/** Adds leave or extra hours of a practitioner and settles the visits that lose their time. */
export class AddCalendarException extends Command<Outcome<ExceptionChange>> {
  constructor(
    readonly actor: Actor,
    readonly exception: ExceptionInput,
    readonly options: { readonly resolution?: Resolution; readonly dryRun: boolean },
  ) {
    super();
  }
}

@Handles(AddCalendarException)
class AddCalendarExceptionHandler {
  constructor(
    private readonly authority: CalendarAuthority,
    private readonly impact: ChangeImpact,
    private readonly commands: CommandBus,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, exception, options }: AddCalendarException): Promise<Outcome<ExceptionChange>> {
    const authority = await this.authority.over(exception.practitionerId, exception.siteId ?? undefined, actor);
    const trace = { resourceId: exception.practitionerId, changed: [`exceptions+${exception.kind}`] };
    if (!options.dryRun) this.audit.record(actor, { action: 'write', resource: 'calendar', ...trace });
    return this.impact.apply(authority, options, (how) =>
      this.commands.execute(new AddException({ ...exception, ...how })),
    );
  }
}
