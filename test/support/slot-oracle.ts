/**
 * A second, slow opinion about working time and starts. It knows the rules only as sentences and walks minute by minute
 * over `instant.toZonedDateTimeISO(zone)`: what does the clock on the wall of the site show now, and is that inside a
 * window? It shares no code with the product, not even its arithmetic of dates and ranges.
 */
export interface OracleWindow {
  weekday: number;
  from: string;
  to: string;
  everyWeeks?: 1 | 2;
}

export interface OracleHours {
  siteId: string;
  mode: 'slot' | 'session';
  validFrom?: string | null;
  validTo?: string | null;
  weekly: readonly OracleWindow[];
  visitTypeIds: readonly string[];
}

export interface OracleRules {
  siteId: string;
  zone: string;
  workingHours: readonly OracleHours[];
  openingHours?: readonly OracleWindow[] | null;
  exceptions: readonly { kind: string; siteId?: string | null; from: string | number; to: string | number }[];
  holidays: readonly { siteId?: string | null; date: string }[];
}

export interface OracleType {
  id: string;
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  slotIntervalMinutes?: number | null;
  leadTimeMinutes: number;
  bookingWindowDays: number;
}

interface Span {
  from: number;
  to: number;
}

/** What the clock on the wall shows: its date, the date before, and 'HH:MM'. */
interface Wall {
  date: string;
  yesterday: string;
  time: string;
}

/** One minute of working time: on behalf of which local day, and which visit types (null: all). */
interface Working {
  day: string;
  visitTypeIds: readonly string[] | null;
}

const MINUTE = 60_000;
const walls = new Map<string, Wall>();
const weekdays = new Map<string, number>();

/** What a wall clock in the zone shows at the instant. */
export function wallAt(zone: string, instant: number): Wall {
  const key = `${zone} ${instant}`;
  let wall = walls.get(key);
  if (wall === undefined) {
    const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
    const date = there.toPlainDate();
    wall = {
      date: date.toString(),
      yesterday: date.subtract({ days: 1 }).toString(),
      time: there.toPlainTime().toString({ smallestUnit: 'minute' }),
    };
    if (walls.size > 200_000) walls.clear();
    walls.set(key, wall);
  }
  return wall;
}

/** On which local day the window that covers this wall clock began, if it covers it. */
export function dayOfWindow(
  window: OracleWindow,
  wall: Wall,
  validFrom?: string | null,
  validTo?: string | null,
): string | undefined {
  const passesMidnight = window.to <= window.from;
  const end = passesMidnight ? '24:00' : window.to;
  if (wall.time >= window.from && wall.time < end && beginsOn(window, wall.date, validFrom, validTo)) return wall.date;
  if (passesMidnight && wall.time < window.to && beginsOn(window, wall.yesterday, validFrom, validTo))
    return wall.yesterday;
  return undefined;
}

function beginsOn(window: OracleWindow, date: string, validFrom?: string | null, validTo?: string | null): boolean {
  if (validFrom && date < validFrom) return false;
  if (validTo && date > validTo) return false;
  if (weekdayOf(date) !== window.weekday) return false;
  if (window.everyWeeks !== 2) return true;
  const day = Temporal.PlainDate.from(date);
  const origin = Temporal.PlainDate.from(validFrom ?? '1970-01-05');
  const monday = origin.subtract({ days: origin.dayOfWeek - 1 });
  return Math.floor(monday.until(day, { largestUnit: 'day' }).days / 7) % 2 === 0;
}

function weekdayOf(date: string): number {
  let weekday = weekdays.get(date);
  if (weekday === undefined) weekdays.set(date, (weekday = Temporal.PlainDate.from(date).dayOfWeek));
  return weekday;
}

export class SlotOracle {
  private readonly minutes = new Map<number, Working[]>();

  constructor(private readonly rules: OracleRules) {}

  /** Everything that makes this minute working time. */
  workingAt(instant: number): Working[] {
    let found = this.minutes.get(instant);
    if (found === undefined) {
      found = this.findWorking(instant);
      this.minutes.set(instant, found);
    }
    return found;
  }

  /** All starts in [from, to), tried minute by minute. */
  starts(
    type: OracleType,
    range: Span,
    asked: { actingAs: string; now: number; taken: readonly Span[]; held: readonly Span[] },
  ): number[] {
    const starts: number[] = [];
    for (let start = Math.ceil(range.from / MINUTE) * MINUTE; start < range.to; start += MINUTE) {
      if (start < asked.now) continue;
      if (asked.actingAs === 'patient') {
        if (start < asked.now + type.leadTimeMinutes * MINUTE) continue;
        if (start >= asked.now + type.bookingWindowDays * 24 * 60 * MINUTE) continue;
      }
      if (this.fits(type, start, [...asked.taken, ...asked.held])) starts.push(start);
    }
    return starts;
  }

  private fits(type: OracleType, start: number, busy: readonly Span[]): boolean {
    const first = start - type.bufferBeforeMinutes * MINUTE;
    const end = start + (type.durationMinutes + type.bufferAfterMinutes) * MINUTE;
    const row = this.workingAt(first)
      .map((each) => each.day)
      .sort()[0];
    if (row === undefined) return false;
    const [dayBefore, dayAfter] = [this.neighbour(row, -1), this.neighbour(row, 1)];
    const offered = (minute: number): boolean =>
      this.workingAt(minute).some(
        ({ day, visitTypeIds }) =>
          dayBefore <= day && day <= dayAfter && (visitTypeIds === null || visitTypeIds.includes(type.id)),
      );
    for (let minute = first; minute < end; minute += MINUTE) {
      if (!offered(minute)) return false;
      if (busy.some((span) => span.from < minute + MINUTE && minute < span.to)) return false;
    }
    let beginning = first;
    while (offered(beginning - MINUTE)) beginning -= MINUTE;
    const interval = type.slotIntervalMinutes ?? type.durationMinutes;
    return ((first - beginning) / MINUTE) % interval === 0;
  }

  /** The local day before or after: one that the zone really had. */
  private neighbour(date: string, step: 1 | -1): string {
    let day = Temporal.PlainDate.from(date).add({ days: step });
    while (!day.toZonedDateTime(this.rules.zone).toPlainDate().equals(day)) day = day.add({ days: step });
    return day.toString();
  }

  private findWorking(instant: number): Working[] {
    const { siteId, zone, workingHours, openingHours, exceptions, holidays } = this.rules;
    const wall = wallAt(zone, instant);
    const here = (entry: { siteId?: string | null }): boolean => !entry.siteId || entry.siteId === siteId;
    const within = ({ from, to }: { from: string | number; to: string | number }): boolean =>
      typeof from === 'number' ? from <= instant && instant < Number(to) : from <= wall.date && wall.date < String(to);
    if (exceptions.some((each) => each.kind === 'leave' && here(each) && within(each))) return [];

    const found: Working[] = [];
    const extra = exceptions.filter((each) => each.kind === 'extra_hours' && within(each));
    if (extra.some(here)) found.push({ day: wall.date, visitTypeIds: null });
    if (extra.some((each) => !here(each))) return found;
    if (holidays.some((each) => here(each) && each.date === wall.date)) return found;
    if (openingHours && !openingHours.some((each) => dayOfWindow(each, wall) !== undefined)) return found;
    for (const hours of workingHours) {
      if (hours.siteId !== siteId || hours.mode !== 'slot') continue;
      for (const window of hours.weekly) {
        const day = dayOfWindow(window, wall, hours.validFrom, hours.validTo);
        if (day) found.push({ day, visitTypeIds: hours.visitTypeIds.length ? hours.visitTypeIds : null });
      }
    }
    return found;
  }
}
