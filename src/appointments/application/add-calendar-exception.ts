import { Command, CommandBus } from '@nestjs/cqrs';
import { AddException, type ExceptionChange, type ExceptionInput } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Handles } from '../handlers.js';
import { ChangeImpact, type ImpactOptions, type Outcome } from './change-impact.js';

/** Adds leave or extra hours of a practitioner and resolves the appointments that lose their time. */
export class AddCalendarException extends Command<Outcome<ExceptionChange>> {
  constructor(
    readonly actor: Actor,
    readonly exception: ExceptionInput,
    readonly options: ImpactOptions,
  ) {
    super();
  }
}

@Handles(AddCalendarException)
class AddCalendarExceptionHandler {
  constructor(
    private readonly impact: ChangeImpact,
    private readonly commands: CommandBus,
  ) {}

  async execute({ actor, exception, options }: AddCalendarException): Promise<Outcome<ExceptionChange>> {
    const calendar = {
      practitionerId: exception.practitionerId,
      siteId: exception.siteId,
      changed: `exceptions+${exception.kind}`,
    };
    return this.impact.apply(actor, calendar, options, (how) =>
      this.commands.execute(new AddException({ ...exception, ...how })),
    );
  }
}
