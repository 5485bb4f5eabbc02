import { Command, QueryBus } from '@nestjs/cqrs';
import { FindPractitioners, FindSites, FindVisitTypes } from '../../practitioners/index.js';
import { Clock } from '../../shared/kernel/clock.js';
import { checkVersion, missing } from '../../shared/kernel/domain-error.js';
import { newId } from '../../shared/kernel/id.js';
import { Calendars, type PractitionerRules } from '../domain/calendars.js';
import { DAY, localDate } from '../domain/local-date.js';
import { refuseOverlap } from '../domain/window-overlap.js';
import { refuseHours } from '../domain/working-hours-rules.js';
import type { WeeklyWindow, WorkingHours } from '../domain/working-time.js';
import { Handles } from '../handlers.js';
import type { AffectedAppointment, ChangeOptions } from './affected-appointment.js';
import type { CalendarRuleSet } from './calendar-builder.js';
import { CalendarChanges } from './calendar-changes.js';

/** One set of weekly windows. Sets of the same site, mode and validity replace each other; no windows: the set goes. */
export interface WorkingHoursInput {
  readonly practitionerId: string;
  readonly siteId: string;
  readonly mode: 'slot' | 'session';
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  readonly weekly: readonly WeeklyWindow[];
  readonly visitTypeIds: readonly string[];
  /** The version of the practitioner's hours that the caller has read. */
  readonly expectedVersion?: number | '*';
}

export interface WorkingHoursSet extends Omit<WorkingHoursInput, 'expectedVersion' | 'practitionerId'> {
  readonly id: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface WorkingHoursChange {
  readonly affected: AffectedAppointment[];
  /** The version and the sets after the change; of a dry run those before it. */
  readonly version: number;
  readonly items: WorkingHoursSet[];
}

/** Replaces one set of a practitioner's working hours. Throws CHANGE_HITS_VISITS unless hits are kept. */
export class SetWorkingHours extends Command<WorkingHoursChange> {
  constructor(readonly input: WorkingHoursInput & ChangeOptions) {
    super();
  }
}

@Handles(SetWorkingHours)
class SetWorkingHoursHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendars: Calendars,
    private readonly changes: CalendarChanges,
    private readonly clock: Clock,
  ) {}

  async execute({ input }: SetWorkingHours): Promise<WorkingHoursChange> {
    const { practitionerId } = input;
    const known = await this.queries.execute(new FindPractitioners({ ids: [practitionerId] }));
    if (known.length === 0) throw missing('practitioner');
    const version = await this.calendars.lock(practitionerId);
    checkVersion(input.expectedVersion, version);

    const hours = hoursOf(input);
    const [rules] = await this.calendars.rulesOf([practitionerId]);
    const sets = withSet(rules!.workingHours, hours);
    await this.applyPolicies(hours, sets);

    const change = {
      practitionerIds: [practitionerId],
      change: (before: CalendarRuleSet) => ({ ...before, practitioners: [{ ...rules!, workingHours: sets }] }),
    };
    const affected = await this.changes.make(change, input, async () => {
      await this.calendars.replaceHours(hours);
      await this.calendars.raiseVersion(practitionerId);
    });
    if (input.dryRun) return { affected, version, items: rules!.workingHours.map(setOf) };
    return { affected, version: version + 1, items: sets.map(setOf) };
  }

  private async applyPolicies(hours: WorkingHours, sets: readonly WorkingHours[]): Promise<void> {
    const sites = await this.queries.execute(new FindSites([...new Set(sets.map((set) => set.siteId)), hours.siteId]));
    const types = await this.queries.execute(new FindVisitTypes(hours.visitTypeIds));
    refuseHours(hours, sites, types);
    const zones = new Map(sites.map((site) => [site.id, site.timeZone]));
    const today = localDate(Math.floor(this.clock.now().epochMilliseconds / DAY) - 1);
    refuseOverlap(sets, (siteId) => zones.get(siteId) ?? 'UTC', today);
  }
}

function hoursOf(input: WorkingHoursInput): WorkingHours {
  const { practitionerId, siteId, mode, weekly, validFrom = null, validTo = null } = input;
  const visitTypeIds = [...new Set(input.visitTypeIds)];
  return { id: newId(), practitionerId, siteId, mode, validFrom, validTo, weekly, visitTypeIds };
}

/** The sets with this one in the place of its namesake. */
function withSet(sets: PractitionerRules['workingHours'], hours: WorkingHours): WorkingHours[] {
  const key = ({ siteId, mode, validFrom, validTo }: WorkingHours): string =>
    [siteId, mode, validFrom ?? '', validTo ?? ''].join(' ');
  const others = sets.filter((set) => key(set) !== key(hours));
  return hours.weekly.length === 0 ? others : [...others, hours];
}

export function setOf(hours: WorkingHours): WorkingHoursSet {
  const { id, siteId, mode, weekly, visitTypeIds } = hours;
  return { id, siteId, mode, validFrom: hours.validFrom ?? null, validTo: hours.validTo ?? null, weekly, visitTypeIds };
}
