import type { PractitionerRow, VisitTypeRow } from '../../practitioners/index.js';

/**
 * The active types of visit that a practitioner offers, the one that "next free" means to most people first: the
 * shortest that a patient attends alone and in person; video and group visits come after all of those.
 */
export function offeredBy({ visitTypeIds }: PractitionerRow, types: readonly VisitTypeRow[]): VisitTypeRow[] {
  return types
    .filter(({ id, active }) => active && (visitTypeIds.length === 0 || visitTypeIds.includes(id)))
    .sort((a, b) => rank(a) - rank(b) || a.durationMinutes - b.durationMinutes || (a.id < b.id ? -1 : 1));
}

function rank({ mode, capacity }: VisitTypeRow): number {
  return mode === 'in_person' && capacity === 1 ? 0 : 1;
}
