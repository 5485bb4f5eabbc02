import type { Visit, VisitStatus } from '../../api/schema';
import { date, one, search, text, words, type SearchOf } from '../../shell/search';

export const spans = ['coming', 'past', 'days'] as const;
export const statuses: readonly VisitStatus[] = [
  ...(['pending', 'confirmed', 'checked_in', 'in_consultation', 'completed'] as const),
  ...(['no_show', 'cancelled', 'declined', 'expired', 'entered_in_error'] as const),
];

/** Why a visit to come cannot take place as it stands; `any`: whatever the reason. */
export const flags = ['any', 'practitioner_suspended', 'licence_over', 'site_closed'] as const satisfies readonly (
  'any' | NonNullable<Visit['flags']>[number]
)[];

/**
 * What appointments are narrowed by. The span is what is coming, unless something else is said; `from` and `to` are the
 * first and the last day of the span `days`.
 */
export const appointmentSearch = search({
  q: words,
  status: one(statuses),
  siteId: text,
  flag: one(flags),
  span: one(spans),
  from: date,
  to: date,
});
export type AppointmentSearch = SearchOf<typeof appointmentSearch>;
