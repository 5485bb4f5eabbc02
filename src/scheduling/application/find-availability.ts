import { Query, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { localDate } from '../domain/local-date.js';
import { localDaysWithin } from '../domain/time-zone.js';
import { Handles } from '../handlers.js';
import type { DayAvailabilityView } from '../http/slots.view.js';
import { FindSlots, type SlotFilter } from './find-slots.js';

/** How many starts each day has, days without any left out. */
export class FindAvailability extends Query<DayAvailabilityView[]> {
  constructor(
    readonly filter: SlotFilter,
    readonly actor?: Actor,
  ) {
    super();
  }
}

@Handles(FindAvailability)
class FindAvailabilityHandler {
  constructor(private readonly queries: QueryBus) {}

  async execute({ filter, actor }: FindAvailability): Promise<DayAvailabilityView[]> {
    const slots = await this.queries.execute(new FindSlots(filter, actor));
    const days = new Map<string, DayAvailabilityView>();
    for (const { start, siteId, timeZone } of slots) {
      const date = dateAt(timeZone, Date.parse(start));
      const key = `${date} ${siteId}`;
      const day = days.get(key);
      days.set(key, day ? { ...day, count: day.count + 1 } : { date, siteId, count: 1, firstStart: start });
    }
    return [...days.values()];
  }
}

function dateAt(zone: string, instant: number): string {
  return localDate(localDaysWithin(zone, { from: instant, to: instant + 1 }).first);
}
