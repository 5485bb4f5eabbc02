import i18next from 'i18next';
import type { Site } from '../../api/schema';

type Window = NonNullable<Site['openingHours']>[number];

/** Monday to Sunday. */
export function weekdays(style: 'long' | 'short' = 'long'): string[] {
  const format = new Intl.DateTimeFormat(i18next.language, { weekday: style, timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, 1 + day)));
}

/** Days with the same hours in one line: `Mon–Fri 08:00–18:00`, `Sat 09:00–13:00`. */
export function openingLines(windows: readonly Window[]): string[] {
  const names = weekdays('short');
  const days = names.map((_, index) => hoursOf(windows.filter(({ weekday }) => weekday === index + 1)));
  const lines: string[] = [];
  for (let first = 0; first < 7;) {
    let last = first;
    while (last < 6 && days[last + 1] === days[first]) last += 1;
    const span = last === first ? names[first] : `${names[first]}–${names[last]}`;
    if (days[first] !== '') lines.push(`${span} ${days[first]}`);
    first = last + 1;
  }
  return lines;
}

function hoursOf(windows: readonly Window[]): string {
  const sorted = windows.toSorted((a, b) => a.from.localeCompare(b.from));
  return sorted.map(({ from, to }) => `${from}–${to}`).join(', ');
}
