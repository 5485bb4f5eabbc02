import { invalid, refused } from '../../shared/kernel/domain-error.js';

const times = ['day', 'week', 'month'] as const;
const places = ['practitioner', 'specialty', 'site'] as const;

/** The reports, and what each can be grouped by. */
export const groupings = {
  appointments: [...times, ...places, 'status', 'visitType'],
  utilisation: [...times, ...places],
  'no-shows': [...times, ...places, 'visitType'],
  'lead-time': [...times, ...places, 'visitType'],
} as const;

export type ReportKind = keyof typeof groupings;
export type GroupBy = (typeof groupings)[ReportKind][number];

/** One line of a report: `key` is an id, a status or a date (the Monday of a week, YYYY-MM of a month). */
export type ReportItem<Figures> = { readonly key: string; readonly label: string } & Figures;

/** `total` counts each visit once, also where a practitioner has several specialties and is in the lines of each. */
export interface Report<Figures> {
  readonly total: Figures;
  readonly items: ReportItem<Figures>[];
}

const maxDays = 366;

/** Dates at the site, `from` included, `to` not. @throws 400 when they do not follow, RANGE_TOO_LONG past a leap year */
export function checkRange({ from, to }: { readonly from: string; readonly to: string }): void {
  const days = Temporal.PlainDate.from(from).until(to).days;
  if (days <= 0) throw invalid('to', 'must be after from');
  if (days > maxDays) throw refused('RANGE_TOO_LONG', `A report covers ${maxDays} days at most.`);
}
