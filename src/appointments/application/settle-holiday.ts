import { Command, CommandBus } from '@nestjs/cqrs';
import { AddHoliday, type HolidayChange, type HolidayInput } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Handles } from '../handlers.js';
import { ChangeImpact, type ImpactOptions, type Outcome } from './change-impact.js';

/** Closes a site, or all of them, on a date, and resolves the appointments on it. */
export class SettleHoliday extends Command<Outcome<HolidayChange>> {
  constructor(
    readonly actor: Actor,
    readonly holiday: HolidayInput,
    readonly options: ImpactOptions,
  ) {
    super();
  }
}

@Handles(SettleHoliday)
class SettleHolidayHandler {
  constructor(
    private readonly impact: ChangeImpact,
    private readonly commands: CommandBus,
  ) {}

  execute({ actor, holiday, options }: SettleHoliday): Promise<Outcome<HolidayChange>> {
    return this.impact.forOwner(actor, options, (how) =>
      this.commands.execute(new AddHoliday(actor, { ...holiday, ...how })),
    );
  }
}
