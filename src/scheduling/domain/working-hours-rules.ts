import { refused } from '../../shared/kernel/domain-error.js';
import type { SiteRow, VisitTypeRow } from '../../practitioners/index.js';
import type { WorkingHours } from './working-time.js';

const maxWindows = 50;
const wallTime = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Refuses hours that make no sense. Overlaps are for {@link refuseOverlap}. */
export function refuseHours(hours: WorkingHours, sites: readonly SiteRow[], types: readonly VisitTypeRow[]): void {
  const refuse = (message: string): never => {
    throw refused('WORKING_HOURS', message);
  };
  if (hours.weekly.length > maxWindows) refuse(`A week has at most ${maxWindows} windows.`);
  for (const { weekday, from, to, everyWeeks } of hours.weekly) {
    if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) refuse('A weekday is a number from 1 to 7.');
    if (!wallTime.test(from) || !(wallTime.test(to) || to === '24:00')) refuse('A window has times such as 09:00.');
    if (everyWeeks !== undefined && everyWeeks !== 1 && everyWeeks !== 2)
      refuse('A window is of every week or every other.');
  }
  const { validFrom, validTo } = hours;
  if (validFrom && validTo && validTo < validFrom)
    refuse('The hours end before they begin: validTo is before validFrom.');
  if (!sites.some((site) => site.id === hours.siteId)) throw refused('UNKNOWN_SITE', 'There is no such site.');
  const unknown = hours.visitTypeIds.filter((id) => !types.some((type) => type.id === id));
  if (unknown.length > 0)
    throw refused('UNKNOWN_VISIT_TYPE', 'There is no such visit type.', { visitTypeIds: unknown });
}
