/** A date as it is typed: three numbers. */
export interface DateParts {
  day: string;
  month: string;
  year: string;
}

/** The parts of `1987-04-12`; empty ones without a date. */
export function partsOf(date: string | null): DateParts {
  const [year = '', month = '', day = ''] = date?.split('-') ?? [];
  return { day: plain(day), month: plain(month), year };
}

/** `1987-04-12`, or null when nothing is typed. */
export function birthDateOf({ day, month, year }: DateParts): string | null {
  if ([day, month, year].every((part) => part.trim() === '')) return null;
  return `${year.trim().padStart(4, '0')}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`;
}

/** Whether nothing is typed, or a date that exists. Whether somebody can be born on it, the server knows. */
export function isDate(parts: DateParts): boolean {
  const date = birthDateOf(parts);
  if (date === null) return true;
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

const plain = (part: string): string => part.replace(/^0/, '');
