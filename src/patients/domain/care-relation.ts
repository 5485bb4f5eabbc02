/** A visit that ties a practitioner to a patient, as far as access to the record is concerned. */
export interface CareRelation extends CareOrigin {
  readonly status: string;
  /** When the visit took this status. */
  readonly at: Temporal.Instant;
}

/** How practitioner and patient came together at a visit. */
export interface CareOrigin {
  /** The practitioner's own account, where it booked the visit or took it over and the patient did not ask for it. */
  readonly selfBookedBy: string | null;
  /** The account that checked the patient in: of the desk, or the patient's own with the code of the site. */
  readonly checkedInBy: string | null;
}

/** What was done to a visit, and by whom. */
export interface CareChange {
  /** `book`, `reschedule`, `check-in` or another word of the visit's history. */
  readonly action: string;
  /** Null: the clock. */
  readonly accountId: string | null;
  readonly byPatient: boolean;
  /** Whether the account is that of the practitioner whose visit it is now. */
  readonly byOwnAccount: boolean;
  /** Whether the visit came to this practitioner with it. */
  readonly newPractitioner: boolean;
  /** What the visit is now. */
  readonly status: string;
}

const present = new Set(['checked_in', 'in_consultation', 'completed']);
const occupying = new Set(['pending', 'confirmed', 'checked_in', 'in_consultation']);
const monthsAfterCompletion = 12;

/** What a change makes of the origin; a part that is undefined stays as it was. */
export function originAfter(change: CareChange): { [Part in keyof CareOrigin]: string | null | undefined } {
  const { action, accountId, byPatient, byOwnAccount, newPractitioner, status } = change;
  const asked = byPatient && (action === 'book' || action === 'reschedule');
  const selfBookedBy = asked ? null : newPractitioner ? (byOwnAccount ? accountId : null) : undefined;
  if (!present.has(status)) return { selfBookedBy, checkedInBy: null };
  return { selfBookedBy, checkedInBy: action === 'check-in' || action === 'book' ? accountId : undefined };
}

/** Whether somebody else than the practitioner brought the two together, or saw the patient come. */
export function isVouchedFor({ selfBookedBy, checkedInBy }: CareOrigin): boolean {
  return selfBookedBy === null || (checkedInBy !== null && checkedInBy !== selfBookedBy);
}

/**
 * Until when a visit lets its practitioner read the patient's record: `null` while it occupies time, twelve months
 * after its completion; declined, cancelled, expired, missed or retracted visits end with the change itself.
 */
export function careEnds({ status, at }: Pick<CareRelation, 'status' | 'at'>): Temporal.Instant | null {
  if (occupying.has(status)) return null;
  if (status !== 'completed') return at;
  return at.toZonedDateTimeISO('UTC').add({ months: monthsAfterCompletion }).toInstant();
}

/** Whether one of the visits of a practitioner and a patient gives access now. */
export function hasCareRelation(relations: readonly CareRelation[], now: Temporal.Instant): boolean {
  return relations.some((relation) => {
    if (!isVouchedFor(relation)) return false;
    const end = careEnds(relation);
    return end === null || Temporal.Instant.compare(now, end) < 0;
  });
}
