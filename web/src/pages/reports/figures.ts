import i18next from 'i18next';
import type { Kind, Line } from './kinds';

/** How a number of a report is written. */
type Style = 'count' | 'share' | 'days' | 'hours';

/** The numbers that people look at in each report, in their order; the first ones are drawn. */
export const figures: Record<Kind, readonly (readonly [name: string, style: Style])[]> = {
  appointments: [
    ['visits', 'count'],
    ['completed', 'count'],
    ['confirmed', 'count'],
    ['pending', 'count'],
    ['cancelled', 'count'],
    ['noShow', 'count'],
    ['declined', 'count'],
    ['expired', 'count'],
  ],
  utilisation: [
    ['utilisation', 'share'],
    ['bookedMinutes', 'hours'],
    ['workingMinutes', 'hours'],
  ],
  'no-shows': [
    ['rate', 'share'],
    ['noShow', 'count'],
    ['completed', 'count'],
  ],
  'lead-time': [
    ['medianDays', 'days'],
    ['p90Days', 'days'],
    ['meanDays', 'days'],
    ['visits', 'count'],
  ],
};

/** `1,234`, `71.9 %`, `3.5 days`, `120.5 h`; nothing to say is a dash. */
export function figureWords(value: unknown, style: Style): string {
  if (typeof value !== 'number') return '–';
  const format = (options: Intl.NumberFormatOptions, number = value) =>
    new Intl.NumberFormat(i18next.language, { maximumFractionDigits: 1, ...options }).format(number);
  switch (style) {
    case 'count':
      return format({});
    case 'share':
      return format({ style: 'percent' });
    case 'days':
      return format({ style: 'unit', unit: 'day', unitDisplay: 'long' });
    case 'hours':
      return format({ style: 'unit', unit: 'hour', unitDisplay: 'short' }, value / 60);
  }
}

/** What is drawn of each report: stacked counts, or one number. */
export const drawn: Record<Kind, readonly (readonly [name: string, colour: string])[]> = {
  appointments: [
    ['completed', 'teal.7'],
    ['confirmed', 'teal.4'],
    ['pending', 'yellow.6'],
    ['cancelled', 'gray.5'],
    ['noShow', 'red.7'],
  ],
  utilisation: [['utilisation', 'teal.7']],
  'no-shows': [['rate', 'red.7']],
  'lead-time': [
    ['medianDays', 'teal.7'],
    ['p90Days', 'gray.5'],
  ],
};

/** The numbers of lines as a chart takes them: what is unknown is drawn as nothing. */
export function chartData(kind: Kind, items: readonly Line[]): Record<string, string | number>[] {
  return items.map((line) => ({
    label: line.label,
    ...Object.fromEntries(drawn[kind].map(([name]) => [name, (line[name] as number | null) ?? 0])),
  }));
}
