import { Command, QueryBus } from '@nestjs/cqrs';
import { FindPractitioners, FindSites } from '../../practitioners/index.js';
import { missing, refused } from '../../shared/kernel/domain-error.js';
import { newId } from '../../shared/kernel/id.js';
import { Calendars } from '../domain/calendars.js';
import { leaveAt, type Exception } from '../domain/exception.js';
import { parseException } from '../domain/exception-rules.js';
import { refuseExtraHoursElsewhere } from '../domain/window-overlap.js';
import { Handles } from '../handlers.js';
import type { AffectedVisit, ChangeOptions } from './affected-visit.js';
import { rangeOf, type CalendarWorld } from './calendar-builder.js';
import { CalendarChanges } from './calendar-changes.js';

/** `leave` takes two dates (whole days, read in each site's zone) or two instants; `extra_hours` two instants and a site. */
export interface ExceptionInput {
  readonly practitionerId: string;
  readonly kind: 'leave' | 'extra_hours';
  readonly from: string;
  readonly to: string;
  readonly siteId?: string | null;
  readonly reason?: string | null;
}

export interface StoredException extends ExceptionInput {
  readonly id: string;
  readonly siteId: string | null;
  readonly reason: string | null;
}

/** `exception` is null after a dry run. */
export interface ExceptionChange {
  readonly exception: StoredException | null;
  readonly affected: AffectedVisit[];
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
    if (exception.kind === 'extra_hours') refuseExtraHoursElsewhere(exception, rules!.exceptions);

    const plan = await this.changes.plan({
      practitionerIds: [practitionerId],
      change: (before) => ({
        ...before,
        practitioners: [{ ...rules!, exceptions: [...rules!.exceptions, exception] }],
      }),
      closed: (world) => closedBy(exception, world),
    });
    if (input.dryRun) return { exception: null, affected: plan.affected };
    this.changes.refuseHits(plan, input);
    await this.calendars.addException({ ...exception, practitionerId, reason });
    await this.calendars.raiseVersion(practitionerId);
    await this.changes.apply(plan);
    const { kind, from, to } = input;
    return { exception: { id: exception.id, practitionerId, kind, from, to, siteId, reason }, affected: plan.affected };
  }
}

/** The instants of new leave, at every site where there could be a visit. */
function closedBy(exception: Exception, world: CalendarWorld): Map<string, readonly { from: number; to: number }[]> {
  const always = rangeOf('1970-01-01', '9990-01-01');
  return new Map(
    [...world.sites.values()].map(({ id, timeZone }) => [
      id,
      leaveAt({ siteId: id, zone: timeZone }, [exception], always),
    ]),
  );
}
