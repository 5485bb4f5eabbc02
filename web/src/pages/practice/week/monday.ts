import { plusDays } from '../../../format/zoned';

/** The Monday of the week in which a local date lies. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return plusDays(date, -((weekday + 6) % 7));
}
