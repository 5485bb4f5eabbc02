import type { TestApp } from './app.js';

/** A shift as it was planted: wall-clock minutes of one practitioner at a site, on behalf of the day it begins on. */
export interface PlantedShift {
  readonly practitionerId: string;
  readonly siteId: string;
  readonly day: string;
  /** Epoch minutes; stretches may overlap. */
  readonly stretches: readonly { from: number; to: number }[];
}

interface Visit {
  practitionerId: string;
  siteId: string;
  visitTypeId: string;
  status: string;
  start: number;
  end: number;
  created: number;
  day: string;
}

interface Directory {
  labels: ReadonlyMap<string, string>;
  specialtiesOf: ReadonlyMap<string, readonly string[]>;
}

/** Which visits count: what is asked for and what may be seen, as a plain question about one visit or shift. */
export type Sees = (thing: { practitionerId: string; siteId: string; visitTypeId?: string }) => boolean;

type Numbers = Record<string, number | null>;
export interface Expected {
  total: Numbers;
  items: Map<string, Numbers & { label: string }>;
}

const columns = {
  pending: 'pending',
  confirmed: 'confirmed',
  checkedIn: 'checked_in',
  inConsultation: 'in_consultation',
  completed: 'completed',
  declined: 'declined',
  cancelled: 'cancelled',
  noShow: 'no_show',
  expired: 'expired',
  enteredInError: 'entered_in_error',
};
const fills = ['pending', 'confirmed', 'checked_in', 'in_consultation', 'completed'];
const ratio = (part: number, whole: number) => (whole ? Math.round((part / whole) * 10_000) / 10_000 : null);

/** A second, slow opinion about reports: reads all rows and counts them one by one, minutes included. */
export class ReportOracle {
  private constructor(
    private readonly visits: Visit[],
    private readonly shifts: readonly PlantedShift[],
    private readonly directory: Directory,
  ) {}

  static async of(app: TestApp, shifts: readonly PlantedShift[]): Promise<ReportOracle> {
    const rows = await app.sql<
      Record<string, string>
    >`select practitioner_id, site_id, visit_type_id, status, time_zone,
      extract(epoch from starts_at)::text as start, extract(epoch from ends_at)::text as end,
      extract(epoch from created_at)::text as created from appointments.appointment`;
    const visits = rows.map((row) => ({
      practitionerId: row.practitioner_id!,
      siteId: row.site_id!,
      visitTypeId: row.visit_type_id!,
      status: row.status!,
      start: Number(row.start),
      end: Number(row.end),
      created: Number(row.created),
      day: Temporal.Instant.fromEpochMilliseconds(Number(row.start) * 1000)
        .toZonedDateTimeISO(row.time_zone!)
        .toPlainDate()
        .toString(),
    }));
    const names = await app.sql<{ id: string; name: string }>`select id, name from practitioners.site
      union all select id, name from practitioners.specialty union all select id, name from practitioners.visit_type
      union all select id, full_name from practitioners.practitioner`;
    const practitioners = await app.sql<{ id: string; ids: string[] }>`
      select id, specialty_ids as ids from practitioners.practitioner`;
    return new ReportOracle(visits, shifts, {
      labels: new Map(names.map(({ id, name }) => [id, name])),
      specialtiesOf: new Map(practitioners.map(({ id, ids }) => [id, ids])),
    });
  }

  report(kind: string, groupBy: string, from: string, to: string, sees: Sees): Expected {
    if (kind === 'utilisation') return this.utilisation(groupBy, from, to, sees);
    const asked = this.visits.filter((visit) => visit.day >= from && visit.day < to && sees(visit));
    const counts = { 'no-shows': /^(completed|no_show)$/, 'lead-time': /^(?!entered_in_error)/ }[kind] ?? /./;
    const counted = asked.filter(({ status }) => counts.test(status));
    const figures = { appointments: statuses, 'no-shows': noShows, 'lead-time': leadTime }[kind]!;
    return this.grouped(counted, groupBy, figures);
  }

  private utilisation(groupBy: string, from: string, to: string, sees: Sees): Expected {
    const shiftOf = new Map(
      this.shifts.map((shift) => [`${shift.practitionerId} ${shift.siteId} ${shift.day}`, shift]),
    );
    const booked = new Map<string, Set<number>>();
    for (const visit of this.visits.filter(({ status }) => fills.includes(status))) {
      const whose = `${visit.practitionerId} ${visit.siteId}`;
      const dayBefore = Temporal.PlainDate.from(visit.day).subtract({ days: 1 }).toString();
      const night = shiftOf.get(`${whose} ${dayBefore}`);
      const inNight = night !== undefined && night.stretches.some(({ to: end }) => end * 60 > visit.start);
      const key = `${whose} ${inNight ? dayBefore : visit.day}`;
      const minutes = booked.get(key) ?? booked.set(key, new Set()).get(key)!;
      for (let at = visit.start / 60; at < visit.end / 60; at++) minutes.add(at);
    }
    const days = this.shifts
      .filter((shift) => shift.day >= from && shift.day < to && sees(shift))
      .map((shift) => {
        const working = new Set<number>();
        for (const { from: begin, to: end } of shift.stretches) for (let at = begin; at < end; at++) working.add(at);
        const taken = booked.get(`${shift.practitionerId} ${shift.siteId} ${shift.day}`)?.size ?? 0;
        return { ...shift, visitTypeId: '', status: '', working: working.size, booked: Math.min(taken, working.size) };
      });
    return this.grouped(days, groupBy, (group) => {
      const workingMinutes = group.reduce((sum, { working }) => sum + working, 0);
      const bookedMinutes = group.reduce((sum, day) => sum + day.booked, 0);
      return { workingMinutes, bookedMinutes, utilisation: ratio(bookedMinutes, workingMinutes) };
    });
  }

  private grouped<Thing extends Pick<Visit, 'practitionerId' | 'siteId' | 'visitTypeId' | 'status' | 'day'>>(
    things: Thing[],
    groupBy: string,
    figures: (group: Thing[]) => Numbers,
  ): Expected {
    const groups = new Map<string, Thing[]>();
    for (const thing of things)
      for (const key of this.keysOf(thing, groupBy)) groups.set(key, [...(groups.get(key) ?? []), thing]);
    const items = [...groups].map(([key, group]) => [key, { label: this.labelOf(key, groupBy), ...figures(group) }]);
    return { total: figures(things), items: new Map(items as [string, Numbers & { label: string }][]) };
  }

  private keysOf(thing: Pick<Visit, 'practitionerId' | 'siteId' | 'visitTypeId' | 'status' | 'day'>, groupBy: string) {
    const date = Temporal.PlainDate.from(thing.day);
    const keys: Record<string, readonly string[]> = {
      day: [thing.day],
      week: [date.subtract({ days: date.dayOfWeek - 1 }).toString()],
      month: [thing.day.slice(0, 7)],
      practitioner: [thing.practitionerId],
      specialty: this.directory.specialtiesOf.get(thing.practitionerId)!,
      site: [thing.siteId],
      status: [thing.status],
      visitType: [thing.visitTypeId],
    };
    return keys[groupBy]!;
  }

  private labelOf(key: string, groupBy: string): string {
    if (groupBy !== 'week') return this.directory.labels.get(key) ?? key;
    const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(key);
    return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
  }
}

function statuses(group: Pick<Visit, 'status'>[]): Numbers {
  const of = (status: string) => group.filter((visit) => visit.status === status).length;
  const visits = group.length - of('entered_in_error');
  return { visits, ...Object.fromEntries(Object.entries(columns).map(([name, is]) => [name, of(is)])) };
}

function noShows(group: Pick<Visit, 'status'>[]): Numbers {
  const noShow = group.filter(({ status }) => status === 'no_show').length;
  return { completed: group.length - noShow, noShow, rate: ratio(noShow, group.length) };
}

function leadTime(group: Visit[]): Numbers {
  const days = group.map(({ start, created }) => Math.max(0, start - created) / 86_400).sort((a, b) => a - b);
  const at = (part: number) => {
    const place = part * (days.length - 1);
    const below = days[Math.floor(place)]!;
    return below + (days[Math.ceil(place)]! - below) * (place - Math.floor(place));
  };
  if (days.length === 0) return { visits: 0, medianDays: null, p90Days: null, meanDays: null };
  const meanDays = days.reduce((sum, each) => sum + each, 0) / days.length;
  return { visits: days.length, medianDays: at(0.5), p90Days: at(0.9), meanDays };
}
