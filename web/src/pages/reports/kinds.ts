/** The reports, and what each can be grouped by: as the API says it. */
export const groupings = {
  appointments: ['day', 'week', 'month', 'practitioner', 'specialty', 'site', 'status', 'visitType'],
  utilisation: ['day', 'week', 'month', 'practitioner', 'specialty', 'site'],
  'no-shows': ['day', 'week', 'month', 'practitioner', 'specialty', 'site', 'visitType'],
  'lead-time': ['day', 'week', 'month', 'practitioner', 'specialty', 'site', 'visitType'],
} as const;

export type Kind = keyof typeof groupings;
export type GroupBy = (typeof groupings)[Kind][number];
export const kinds = Object.keys(groupings) as Kind[];

/** What is counted by time is drawn along it; everything else as bars side by side. */
export const isTime = (groupBy: GroupBy): boolean => groupBy === 'day' || groupBy === 'week' || groupBy === 'month';

/** One line of any report: its numbers by name. */
export type Line = { key: string; label: string } & Record<string, number | null | string>;

export interface Asked {
  kind: Kind;
  groupBy: GroupBy;
  /** First day, and the day after the last one: local dates at each site. */
  from: string;
  to: string;
  siteId?: string;
}
