import { intersect, normalise, subtract, union, type TimeRanges } from '../../shared/kernel/time-range.js';
import { extraHoursAt, holidaysAt, leaveAt, type Exception, type Holiday } from './exception.js';
import { DAY } from './local-date.js';
import { instantsOfDays } from './time-zone.js';
import {
  dayWindows,
  instantsOn,
  startsOn,
  type DayWindow,
  type OpeningHours,
  type WorkingHours,
} from './working-time.js';

/** Everything that decides when a practitioner works at a site. Entries about other sites are recognised and used. */
export interface CalendarRules {
  readonly siteId: string;
  /** IANA zone of the site. */
  readonly zone: string;
  /** Of one practitioner; those of other sites and of sessions are passed over. */
  readonly workingHours: readonly WorkingHours[];
  /** Without: always open. None: never. */
  readonly openingHours?: OpeningHours | null;
  /** Of the same practitioner. Extra hours at another site are read too: nobody works at two sites at once. */
  readonly exceptions: readonly Exception[];
  readonly holidays: readonly Holiday[];
}

/** What the rules say about the windows that start on one local day. */
export interface RuledDay {
  /** Working time that offers every visit type. */
  readonly unrestricted: TimeRanges;
  /** Working time that names its visit types, by visit type. */
  readonly named: ReadonlyMap<string, TimeRanges>;
  readonly all: TimeRanges;
  readonly onLeave: TimeRanges;
  readonly onHoliday: TimeRanges;
}

/** The rules of a calendar for a stretch of local days, parsed once and asked day by day. */
export class DayRules {
  private readonly windows: readonly { visitTypeIds: readonly string[]; days: readonly DayWindow[] }[];
  private readonly doors: readonly DayWindow[] | undefined;
  private readonly leave: TimeRanges;
  private readonly closed: TimeRanges;
  private readonly extra: TimeRanges;
  private readonly elsewhere: TimeRanges;
  private readonly ruled = new Map<number, RuledDay>();

  /** Answers for the local days firstDay … lastDay, given as day numbers. */
  constructor(
    private readonly rules: CalendarRules,
    firstDay: number,
    lastDay: number,
  ) {
    const horizon = { from: (firstDay - 2) * DAY, to: (lastDay + 4) * DAY };
    this.windows = rules.workingHours
      .filter((hours) => hours.siteId === rules.siteId && hours.mode === 'slot')
      .map((hours) => ({
        visitTypeIds: hours.visitTypeIds,
        days: dayWindows(hours.weekly, hours.validFrom, hours.validTo),
      }));
    this.doors = rules.openingHours ? dayWindows(rules.openingHours) : undefined;
    this.leave = leaveAt(rules, rules.exceptions, horizon);
    this.closed = holidaysAt(rules, rules.holidays, firstDay - 2, lastDay + 4);
    this.extra = intersect(extraHoursAt(rules.siteId, rules.exceptions), [horizon]);
    this.elsewhere = intersect(extraHoursAt(rules.siteId, rules.exceptions, true), [horizon]);
  }

  /** Weekly windows, only while the doors are open, minus holidays, plus extra hours, minus leave. */
  on(day: number): RuledDay {
    const known = this.ruled.get(day);
    if (known !== undefined) return known;
    let unrestricted = this.extraOn(day);
    const named = new Map<string, TimeRanges>();
    let weekly: TimeRanges = [];
    for (const { visitTypeIds, days } of this.windows) {
      const ranges = this.weeklyOn(days, day);
      if (ranges.length === 0) continue;
      weekly = union(weekly, ranges);
      const working = subtract(ranges, this.closed);
      if (visitTypeIds.length === 0) unrestricted = union(unrestricted, working);
      for (const id of visitTypeIds) named.set(id, union(named.get(id) ?? [], working));
    }
    for (const [id, ranges] of named) named.set(id, subtract(ranges, this.leave));
    const all = [unrestricted, ...named.values()].reduce(union, []);
    const ruled = {
      unrestricted: subtract(unrestricted, this.leave),
      named,
      all: subtract(all, this.leave),
      onLeave: intersect(all, this.leave),
      onHoliday: intersect(weekly, this.closed),
    };
    this.ruled.set(day, ruled);
    return ruled;
  }

  private weeklyOn(windows: readonly DayWindow[], day: number): TimeRanges {
    const today = windows.filter((window) => startsOn(window, day));
    if (today.length === 0) return [];
    const ranges = normalise(today.flatMap((window) => instantsOn(window, day, this.rules.zone)));
    const open = this.doors ? intersect(ranges, this.openAround(this.doors, day)) : ranges;
    return subtract(open, this.elsewhere);
  }

  /** While the doors are open during any window that starts on this day. */
  private openAround(doors: readonly DayWindow[], day: number): TimeRanges {
    return normalise(
      [day - 1, day, day + 1].flatMap((each) =>
        doors.filter((window) => startsOn(window, each)).flatMap((window) => instantsOn(window, each, this.rules.zone)),
      ),
    );
  }

  /** Extra hours that run over midnight are shared among the days; the neighbours' rows join them again. */
  private extraOn(day: number): TimeRanges {
    if (this.extra.length === 0) return [];
    return intersect(this.extra, instantsOfDays(this.rules.zone, day, day + 1));
  }
}
