import type { SiteRow, VisitTypeRow } from '../../practitioners/index.js';
import { DAY, MINUTE } from '../domain/local-date.js';
import type { Start } from '../domain/slots.js';
import type { SlotView } from '../http/slots.view.js';

/** A start as clients see it. */
export function slotOf(
  { start, seatsLeft }: Start,
  practitionerId: string,
  site: SiteRow,
  type: VisitTypeRow,
): SlotView {
  return {
    start: instantText(start),
    end: instantText(start + type.durationMinutes * MINUTE),
    timeZone: site.timeZone,
    practitionerId,
    siteId: site.id,
    visitTypeId: type.id,
    seatsLeft,
  };
}

const times = Array.from({ length: 1440 }, (_, minute) => {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00Z`;
});
const dates = new Map<number, string>();
const maxDates = 2_000;

/** RFC 3339 of a whole minute, from tables: a search writes hundreds, and `toISOString` would be most of its work. */
export function instantText(at: number): string {
  const day = Math.floor(at / DAY);
  const minute = (at - day * DAY) / MINUTE;
  const time = times[minute];
  if (time === undefined) return new Date(at).toISOString().replace('.000Z', 'Z');
  let date = dates.get(day);
  if (date === undefined) {
    if (dates.size >= maxDates) dates.clear();
    date = new Date(day * DAY).toISOString().slice(0, 10);
    dates.set(day, date);
  }
  return date + time;
}
