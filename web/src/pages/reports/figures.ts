import type { Style } from '../../format/figures';
import type { Kind, Line } from './kinds';

/** The numbers that people look at in each report, in their order; the first ones are drawn. */
export const figures: Record<Kind, readonly (readonly [name: string, style: Style])[]> = {
  appointments: [
    ['visits', 'count'],
    ['completed', 'count'],
    ['inConsultation', 'count'],
    ['checkedIn', 'count'],
    ['confirmed', 'count'],
    ['pending', 'count'],
    ['cancelled', 'count'],
    ['noShow', 'count'],
    ['declined', 'count'],
    ['expired', 'count'],
    ['enteredInError', 'count'],
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

/** What is drawn of each report: stacked counts that add up to the visits, or one number. */
export const drawn: Record<Kind, readonly (readonly [name: string, colour: string])[]> = {
  appointments: [
    ['completed', 'teal.7'],
    ['inConsultation', 'teal.6'],
    ['checkedIn', 'teal.5'],
    ['confirmed', 'teal.4'],
    ['pending', 'yellow.6'],
    ['cancelled', 'gray.5'],
    ['declined', 'gray.6'],
    ['expired', 'gray.7'],
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
