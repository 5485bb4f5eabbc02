import { normalise, subtract, type TimeRange } from '../../shared/kernel/time-range.js';
import { localDaysWithin } from './time-zone.js';
import { dayWindows, instantsOn, startsOn, type OpeningHours } from './working-time.js';

/** Whether some of a stretch of time lies outside the opening hours. Without hours a site is always open, with none never. */
export function closedDuring(openingHours: OpeningHours | null, zone: string): (during: TimeRange) => boolean {
  if (!openingHours) return () => false;
  const doors = dayWindows(openingHours);
  return (during) => {
    const { first, last } = localDaysWithin(zone, during);
    // A window may have begun the day before.
    const days = Array.from({ length: last - first + 2 }, (_, nth) => first - 1 + nth);
    const open = days.flatMap((day) =>
      doors.filter((door) => startsOn(door, day)).flatMap((door) => instantsOn(door, day, zone)),
    );
    return subtract([during], normalise(open)).length > 0;
  };
}
