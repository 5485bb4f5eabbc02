import type { BusinessHoursInput, EventInput } from '@fullcalendar/react';
import { Temporal } from 'temporal-polyfill';
import type { Visit, WorkingHours } from '../../../api/schema';
import type { ClosedTime } from './closed-times';

/** Visits that share their time: those of a group are one event. */
export interface Appointment {
  readonly visits: readonly Visit[];
  readonly first: Visit;
}

/** Visits at the same time of the same kind are a group. In the order of their start. */
export function appointmentsOf(visits: readonly Visit[]): Appointment[] {
  const groups = new Map<string, Visit[]>();
  for (const visit of visits) {
    const key = [visit.start, visit.end, visit.visitTypeId, visit.siteId].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), visit]);
  }
  return [...groups.values()].map((group) => ({ visits: group, first: group[0]! }));
}

/** A visit that may be moved is draggable; those of a group are moved one by one. */
export function eventOf({ visits, first }: Appointment, title: string): EventInput {
  const movable = visits.length === 1 && first.allowedActions.includes('reschedule');
  return {
    id: first.id,
    title,
    start: first.start,
    end: first.end,
    startEditable: movable,
    extendedProps: { visits },
  };
}

/** In the row of whole days as words, and over the hours as a shade. */
export function closedEventsOf({ id, kind, from, to, allDay, title }: ClosedTime): EventInput[] {
  const shade = { id: `${id} shade`, start: from, end: to, allDay, display: 'background', extendedProps: { kind } };
  if (!allDay) return [{ ...shade, title }];
  return [shade, { id, title, start: from, end: to, allDay: true, startEditable: false, extendedProps: { kind } }];
}

/** The hours of one week, as the server says which count in it. */
export function businessHoursOf(sets: readonly WorkingHours[]): BusinessHoursInput {
  const windows = sets.flatMap(({ weekly }) => weekly);
  // The calendar takes an empty list for a week that is open all the time.
  if (windows.length === 0) return [{ daysOfWeek: [] }];
  return windows.map(({ weekday, from, to }) => ({
    daysOfWeek: [weekday % 7],
    startTime: from,
    endTime: to <= from ? '24:00' : to,
  }));
}

/** The hours of the day that the calendar shows: the working day and whatever lies outside of it. */
export function shownHours(
  visits: readonly Visit[],
  sets: readonly WorkingHours[],
  timeZone: string,
): { from: string; to: string } {
  const ends = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const hours = [
    ...sets.flatMap(({ weekly }) =>
      weekly.flatMap(({ from, to }) => [hourOf(from), to <= from ? 24 : Math.ceil(minutesOf(to) / 60)]),
    ),
    ...visits.flatMap(({ start, end }) => [ends(start).hour, ends(end).hour + 1]),
  ];
  const from = Math.min(8, ...hours);
  const to = Math.min(24, Math.max(18, ...hours));
  return { from: `${String(from).padStart(2, '0')}:00`, to: `${String(to).padStart(2, '0')}:00` };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const hourOf = (time: string): number => Number(time.slice(0, 2));

/** The instant at which the clock in a zone shows that date and time: `2026-11-23`, `09:30`. */
export function instantOf(date: string, time: string, timeZone: string): string {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).toInstant().toString();
}
