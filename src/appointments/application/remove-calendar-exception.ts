import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { FindExceptions, RemoveException, type ExceptionRemoval } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Handles } from '../handlers.js';
import { ChangeImpact, type ImpactOptions, type Outcome } from './change-impact.js';

/** Takes leave or extra hours back, and resolves the appointments in extra hours that go. */
export class RemoveCalendarException extends Command<Outcome<ExceptionRemoval>> {
  constructor(
    readonly actor: Actor,
    readonly exception: { readonly practitionerId: string; readonly exceptionId: string },
    readonly options: ImpactOptions,
  ) {
    super();
  }
}

@Handles(RemoveCalendarException)
class RemoveCalendarExceptionHandler {
  constructor(
    private readonly impact: ChangeImpact,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async execute({ actor, exception, options }: RemoveCalendarException): Promise<Outcome<ExceptionRemoval>> {
    const { practitionerId, exceptionId } = exception;
    const entered = await this.queries.execute(new FindExceptions(practitionerId, actor));
    const { siteId, kind = '' } = entered.find(({ id }) => id === exceptionId) ?? {};
    // An actor who may add it at this site may take it back; any other learns nothing, not even that it is not there.
    const calendar = { practitionerId, siteId, changed: `exceptions-${kind}` };
    return this.impact.apply(actor, calendar, options, (how) =>
      this.commands.execute(new RemoveException({ ...exception, ...how })),
    );
  }
}
