/** A visit that ties a practitioner to a patient, as far as access to the record is concerned. */
export interface CareRelation {
  readonly status: string;
  /** When the visit took this status. */
  readonly at: Temporal.Instant;
}

const occupying = new Set(['pending', 'confirmed', 'checked_in', 'in_consultation']);
const monthsAfterCompletion = 12;

/**
 * Until when a visit lets its practitioner read the patient's record: `null` while it occupies time, twelve months
 * after its completion; declined, cancelled, expired, missed or retracted visits end with the change itself.
 */
export function careEnds({ status, at }: CareRelation): Temporal.Instant | null {
  if (occupying.has(status)) return null;
  if (status !== 'completed') return at;
  return at.toZonedDateTimeISO('UTC').add({ months: monthsAfterCompletion }).toInstant();
}

/** Whether one of the visits of a practitioner and a patient gives access now. */
export function hasCareRelation(relations: readonly CareRelation[], now: Temporal.Instant): boolean {
  return relations.some((relation) => {
    const end = careEnds(relation);
    return end === null || Temporal.Instant.compare(now, end) < 0;
  });
}
