import { DomainError, refused } from '../../shared/kernel/domain-error.js';

const hoursOfAccess = 4;
/** Records that one practitioner may open like this within {@link hoursCounted}. */
const maxBroken = 5;
export const hoursCounted = 24;

/** When a practitioner broke the glass of a patient. */
export interface GlassBreak {
  readonly patientId: string;
  readonly at: Temporal.Instant;
}

/**
 * Until when a practitioner who breaks the glass now may read the patient's record. `lately` are their breaks of before,
 * oldest first. The limit counts patients: one whose record is opened again is still one.
 * @throws ALREADY_IN_CARE for who may open it anyway: nothing is broken without need; BREAK_GLASS_LIMIT with
 * `availableFrom`
 */
export function breakGlass(
  mayOpenRecord: boolean,
  patientId: string,
  lately: readonly GlassBreak[],
  now: Temporal.Instant,
): Temporal.Instant {
  if (mayOpenRecord) throw refused('ALREADY_IN_CARE', 'You can open this record already.');
  const counted = lately.filter(({ at }) => Temporal.Instant.compare(at.add({ hours: hoursCounted }), now) > 0);
  const newest = new Map(counted.map((each) => [each.patientId, each.at]));
  newest.delete(patientId);
  const oldest = [...newest.values()].sort(Temporal.Instant.compare).at(-maxBroken);
  if (oldest) throw tooMany(oldest.add({ hours: hoursCounted }), now);
  return now.add({ hours: hoursOfAccess });
}

function tooMany(availableFrom: Temporal.Instant, now: Temporal.Instant): DomainError {
  const detail = `You have opened ${maxBroken} records in an emergency within ${hoursCounted} hours. Ask a colleague who cares for the patient, or an administrator.`;
  const retryAfter = Math.ceil(availableFrom.since(now).total('seconds'));
  return new DomainError('limited', 'BREAK_GLASS_LIMIT', detail, {
    retryAfter,
    availableFrom: availableFrom.toString(),
  });
}
