import { Command, QueryBus } from '@nestjs/cqrs';
import { FindPractitioners, FindSites } from '../../practitioners/index.js';
import { boundText, type Bound } from '../../shared/kernel/bound.js';
import { missing, refused } from '../../shared/kernel/domain-error.js';
import { newId } from '../../shared/kernel/id.js';
import { Calendars, type StoredException } from '../domain/calendars.js';
import { leaveAt, type Exception } from '../domain/exception.js';
import { parseException, refuseOnLeave, refuseTwice } from '../domain/exception-rules.js';
import { refuseExtraHoursElsewhere } from '../domain/window-overlap.js';
import { Handles } from '../handlers.js';
import type { AffectedAppointment, ChangeOptions } from './affected-appointment.js';
import { rangeOf, type CalendarRuleSet, type CalendarWorld } from './calendar-builder.js';
import { CalendarChanges } from './calendar-changes.js';

/** `leave` takes two dates (whole days, read in each site's zone) or two instants; `extra_hours` two instants and a site. */
export interface ExceptionInput {
  readonly practitionerId: string;
  readonly kind: 'leave' | 'extra_hours';
  readonly from: Bound;
  readonly to: Bound;
  readonly siteId?: string | null;
  readonly reason?: string | null;
}

/** `exception` is null after a dry run. */
export interface ExceptionChange {
  readonly exception: StoredException | null;
  readonly affected: AffectedAppointment[];
}

/** Adds leave or extra hours. Throws CHANGE_HITS_VISITS unless hits are kept. */
export class AddException extends Command<ExceptionChange> {
  constructor(readonly input: ExceptionInput & ChangeOptions) {
    super();
  }
}

@Handles(AddException)
class AddExceptionHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendars: Calendars,
    private readonly changes: CalendarChanges,
  ) {}

  async execute({ input }: AddException): Promise<ExceptionChange> {
    const { practitionerId, siteId = null, reason = null } = input;
    const exception = parseException(newId(), { ...input, siteId });
    const known = await this.queries.execute(new FindPractitioners({ ids: [practitionerId] }));
    if (known.length === 0) throw missing('practitioner');
    const sites = siteId === null ? [] : await this.queries.execute(new FindSites([siteId]));
    if (siteId !== null && sites.length === 0) throw refused('UNKNOWN_SITE', 'There is no such site.');

    await this.calendars.lock(practitionerId);
    const [rules] = await this.calendars.rulesOf([practitionerId]);
    refuseTwice(exception, rules!.exceptions);
    if (exception.kind === 'extra_hours') {
      refuseExtraHoursElsewhere(exception, rules!.exceptions);
      refuseOnLeave(exception, rules!.exceptions, sites[0]!.timeZone);
    }

    const change = {
      practitionerIds: [practitionerId],
      change: (before: CalendarRuleSet) => ({
        ...before,
        practitioners: [{ ...rules!, exceptions: [...rules!.exceptions, exception] }],
      }),
      closed: (world: CalendarWorld) => closedBy(exception, world),
    };
    const affected = await this.changes.make(change, input, async () => {
      await this.calendars.addException({ ...exception, practitionerId, reason });
      await this.calendars.raiseVersion(practitionerId);
    });
    if (input.dryRun) return { exception: null, affected };
    const times = { from: boundText(input.from), to: boundText(input.to) };
    const stored = { id: exception.id, practitionerId, kind: input.kind, ...times, siteId, reason };
    return { exception: stored, affected };
  }
}

/** The instants of new leave, at every site where there could be an appointment. */
function closedBy(exception: Exception, world: CalendarWorld): Map<string, readonly { from: number; to: number }[]> {
  const always = rangeOf('1970-01-01', '9990-01-01');
  return new Map(
    [...world.sites.values()].map(({ id, timeZone }) => [
      id,
      leaveAt({ siteId: id, zone: timeZone }, [exception], always),
    ]),
  );
}
