import { Command } from '@nestjs/cqrs';
import { missing } from '../../shared/kernel/domain-error.js';
import { Calendars } from '../domain/calendars.js';
import { Handles } from '../handlers.js';
import type { AffectedAppointment, ChangeOptions } from './affected-appointment.js';
import type { CalendarRuleSet } from './calendar-builder.js';
import { CalendarChanges } from './calendar-changes.js';

export interface ExceptionRemoval {
  readonly affected: AffectedAppointment[];
}

/** Takes leave or extra hours back. Without extra hours appointments may be hit: throws CHANGE_HITS_VISITS unless hits are kept. */
export class RemoveException extends Command<ExceptionRemoval> {
  constructor(readonly input: { readonly practitionerId: string; readonly exceptionId: string } & ChangeOptions) {
    super();
  }
}

@Handles(RemoveException)
class RemoveExceptionHandler {
  constructor(
    private readonly calendars: Calendars,
    private readonly changes: CalendarChanges,
  ) {}

  async execute({ input }: RemoveException): Promise<ExceptionRemoval> {
    const { practitionerId, exceptionId } = input;
    if ((await this.calendars.versionOf(practitionerId)) === 0) throw missing('exception');
    await this.calendars.lock(practitionerId);
    const [rules] = await this.calendars.rulesOf([practitionerId]);
    const exceptions = rules!.exceptions.filter((each) => each.id !== exceptionId);
    if (exceptions.length === rules!.exceptions.length) throw missing('exception');

    const change = {
      practitionerIds: [practitionerId],
      change: (before: CalendarRuleSet) => ({ ...before, practitioners: [{ ...rules!, exceptions }] }),
    };
    const affected = await this.changes.make(change, input, async () => {
      await this.calendars.removeException(practitionerId, exceptionId);
      await this.calendars.raiseVersion(practitionerId);
    });
    return { affected };
  }
}
