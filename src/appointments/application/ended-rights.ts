import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ChangeOptions } from '../../scheduling/index.js';
import { conflict } from '../../shared/kernel/domain-error.js';
import { FindHitAppointments, type EndedRight, type HitAppointment } from '../persistence/find-hit-appointments.js';

/** Changes that end a right to take appointments: of a practitioner, at a site, of a visit type. */
@Injectable()
export class EndedRights {
  constructor(private readonly queries: QueryBus) {}

  /**
   * Makes the change, then looks for what it hits: the change waits for the bookings under way, and later ones wait for it,
   * so that none is missed. Without a right that ends nothing is hit.
   * @throws CHANGE_HITS_VISITS when appointments are hit that are not kept
   */
  async end<Result>(
    right: EndedRight | undefined,
    { dryRun, keepHits }: ChangeOptions,
    make: () => Promise<Result>,
  ): Promise<{ readonly made?: Result; readonly affected: readonly HitAppointment[] }> {
    const made = dryRun ? undefined : await make();
    const affected = right ? await this.queries.execute(new FindHitAppointments(right)) : [];
    if (affected.length > 0 && !keepHits && !dryRun) {
      throw conflict('CHANGE_HITS_VISITS', 'Visits are booked by what ends.', { affected });
    }
    return { made, affected };
  }
}
