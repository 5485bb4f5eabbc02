import type { Visit, VisitStatus } from '../../api/schema';

const doneStatuses: readonly VisitStatus[] = ['completed', 'no_show'];
const openStatuses: readonly VisitStatus[] = ['pending', 'confirmed', 'checked_in', 'in_consultation'];

/** The day as the desk looks at it. */
export interface DayOrder {
  /** Who is with the practitioner, else who comes next; only where one practitioner's day is shown, and today. */
  readonly next?: Visit;
  readonly open: readonly Visit[];
  readonly done: readonly Visit[];
  /** Declined, cancelled, expired, entered in error. */
  readonly gone: readonly Visit[];
}

/** `visits` by their start. */
export function orderOf(visits: readonly Visit[], now: number | undefined): DayOrder {
  const open = visits.filter(({ status }) => openStatuses.includes(status));
  const next = now === undefined ? undefined : nextOf(open, now);
  return {
    next,
    open: open.filter((visit) => visit !== next),
    done: visits.filter(({ status }) => doneStatuses.includes(status)),
    gone: visits.filter(({ status }) => !openStatuses.includes(status) && !doneStatuses.includes(status)),
  };
}

function nextOf(open: readonly Visit[], now: number): Visit | undefined {
  return (
    open.find(({ status }) => status === 'in_consultation') ??
    open.find(({ status }) => status === 'checked_in') ??
    open.find(({ status, end }) => status === 'confirmed' && Date.parse(end) > now)
  );
}
