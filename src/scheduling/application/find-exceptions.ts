import { Query } from '@nestjs/cqrs';
import { hasRole, ownPractitionerId, type Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { Calendars } from '../domain/calendars.js';
import { Handles } from '../handlers.js';
import type { StoredException } from './add-exception.js';

/**
 * A practitioner's leave and extra hours, by their beginning. Why somebody is away is for themselves, administrators and
 * the staff of a site where it counts: `reason` is null for everybody else.
 */
export class FindExceptions extends Query<StoredException[]> {
  constructor(
    readonly practitionerId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@Handles(FindExceptions)
class FindExceptionsHandler {
  constructor(
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  async execute({ practitionerId, actor }: FindExceptions): Promise<StoredException[]> {
    const exceptions = await this.calendars.exceptionsOf(practitionerId);
    if (hasRole(actor, 'admin') || ownPractitionerId(actor) === practitionerId) return exceptions;
    const worked = await this.calendars.sitesWorkedAt(practitionerId, this.clock.now().epochMilliseconds);
    const own = (siteId: string): boolean => actor.siteIds.includes(siteId);
    const colleague = worked.some(({ siteId, coming }) => coming && own(siteId));
    return exceptions.map((each) => {
      const concerned = each.siteId === null ? colleague : own(each.siteId);
      return concerned ? each : { ...each, reason: null };
    });
  }
}
