import { useSites, useVisitTypes } from '../../api/catalogue';
import { useSession } from '../../api/session';
import { dateOf, plusDays, readersZone } from '../../format/zoned';
import type { TimesAsked } from './queries';

const staffLooksAhead = 365;
const usualWindow = 90;

/** Today at the site, and the last date that is worth looking at. The server decides: this is where the pages end. */
export function useBookableDates({ siteId, visitTypeId }: TimesAsked, now: number): { today: string; last: string } {
  const sites = useSites();
  const visitTypes = useVisitTypes();
  const session = useSession();
  const there = sites.data?.filter((site) => siteId === undefined || site.id === siteId) ?? [];
  const zones = there.length > 0 ? there.map((site) => site.timeZone) : [readersZone()];
  // At several sites the earliest today, so that no time is left out.
  const today = zones.map((zone) => dateOf(now, zone)).reduce((one, other) => (one < other ? one : other));
  const patient = session.status !== 'signed-in' || session.account.roles.every((role) => role === 'patient');
  const window = visitTypes.data?.find((type) => type.id === visitTypeId)?.bookingWindowDays ?? usualWindow;
  return { today, last: plusDays(today, patient ? window : Math.max(window, staffLooksAhead)) };
}
