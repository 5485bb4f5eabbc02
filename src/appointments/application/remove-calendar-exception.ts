import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { FindExceptions, RemoveException, type ExceptionRemoval } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { AuditTrail } from '../../audit/index.js';
import { Handles } from '../handlers.js';
import { CalendarAuthority } from './calendar-authority.js';
import { ChangeImpact, type Outcome, type Resolution } from './change-impact.js';

/** Takes leave or extra hours back, and settles the visits in extra hours that go. */
export class RemoveCalendarException extends Command<Outcome<ExceptionRemoval>> {
  constructor(
    readonly actor: Actor,
    readonly exception: { readonly practitionerId: string; readonly exceptionId: string },
    readonly options: { readonly resolution?: Resolution; readonly dryRun: boolean },
  ) {
    super();
  }
}

@Handles(RemoveCalendarException)
class RemoveCalendarExceptionHandler {
  constructor(
    private readonly authority: CalendarAuthority,
    private readonly impact: ChangeImpact,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, exception, options }: RemoveCalendarException): Promise<Outcome<ExceptionRemoval>> {
    const { practitionerId, exceptionId } = exception;
    const entered = await this.queries.execute(new FindExceptions(practitionerId, actor));
    const { siteId, kind = '' } = entered.find(({ id }) => id === exceptionId) ?? {};
    // Whoever may add it at this site may take it back. Who may not learns nothing, not even that it is not there.
    const authority = await this.authority.over(practitionerId, siteId ?? undefined, actor);
    const trace = { resourceId: practitionerId, changed: [`exceptions-${kind}`] };
    if (!options.dryRun) this.audit.record(actor, { action: 'write', resource: 'calendar', ...trace });
    return this.impact.apply(authority, options, (how) =>
      this.commands.execute(new RemoveException({ ...exception, ...how })),
    );
  }
}
