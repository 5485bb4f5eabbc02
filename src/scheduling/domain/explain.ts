import { contains, normalise, overlaps } from '../../shared/kernel/time-range.js';
import { runsOf, type PractitionerDay } from './practitioner-day.js';
import { earliestStart, freeTime, groupAt, latestStart, onGrid, type SlotCriteria } from './slots.js';
import { claimedRange } from './visit-timing.js';

/** The rule that forbids a start. All but SLOT_TAKEN are refusals by rule; SLOT_TAKEN is a conflict with somebody else. */
export type SlotRefusal =
  | 'PRACTITIONER_UNAVAILABLE'
  | 'IN_THE_PAST'
  | 'LEAD_TIME'
  | 'WINDOW'
  | 'HOLIDAY'
  | 'ON_LEAVE'
  | 'NOT_OFFERED'
  | 'OUTSIDE_HOURS'
  | 'GRID'
  | 'SLOT_TAKEN';

/**
 * The first rule that forbids the actor to book a visit at `start` (epoch milliseconds), or nothing if it can be booked:
 * exactly then it is among the starts that {@link startsOf} finds. Takes the same rows and the same criteria.
 */
export function whyNot(
  days: readonly PractitionerDay[],
  criteria: SlotCriteria,
  start: number,
): SlotRefusal | undefined {
  if (criteria.practitionerBookable === false) return 'PRACTITIONER_UNAVAILABLE';
  if (start < criteria.now) return 'IN_THE_PAST';
  if (start < earliestStart(criteria)) return 'LEAD_TIME';
  if (start >= latestStart(criteria)) return 'WINDOW';
  if (groupAt(start, criteria) !== undefined) return undefined;
  const here = days.filter((day) => day.siteId === criteria.siteId);
  const claim = claimedRange(start, criteria.visitType);
  const run = here
    .flatMap((day) => runsOf(day, criteria.visitType.id))
    .find((each) => each.from <= claim.from && claim.from < each.to && claim.to <= each.runsUntil);
  if (run === undefined) {
    if (here.some((day) => overlaps(day.onHoliday, claim))) return 'HOLIDAY';
    if (here.some((day) => overlaps(day.onLeave, claim))) return 'ON_LEAVE';
    const working = normalise(here.flatMap((day) => day.working));
    return contains(working, claim) ? 'NOT_OFFERED' : 'OUTSIDE_HOURS';
  }
  if (!onGrid(claim.from, run.gridFrom, criteria.visitType)) return 'GRID';
  return contains(freeTime(days, criteria), claim) ? undefined : 'SLOT_TAKEN';
}

const SENTENCES: Record<SlotRefusal, string> = {
  PRACTITIONER_UNAVAILABLE: 'This practitioner cannot be booked at present.',
  IN_THE_PAST: 'This start is in the past.',
  LEAD_TIME: 'This start is too soon: the visit type asks for more notice.',
  WINDOW: 'This start is too far ahead: the visit type cannot be booked yet for that day.',
  HOLIDAY: 'The site is closed for a holiday at this time.',
  ON_LEAVE: 'The practitioner is on leave at this time.',
  NOT_OFFERED: 'The practitioner does not offer this visit type at this time.',
  OUTSIDE_HOURS: 'The visit would not lie within the working hours of the practitioner at this site.',
  GRID: 'Visits of this type do not start at this time. Choose one of the starts that the search offers.',
  SLOT_TAKEN: 'This time has already been taken.',
};

/** What the refusal means, as a sentence for people. */
export function sentenceFor(refusal: SlotRefusal): string {
  return SENTENCES[refusal];
}
