import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindPractitioners } from '../../practitioners/index.js';
import { FindSitesWorkedAt } from '../../scheduling/index.js';
import { hasRole, ownPractitionerId, requirePractising, type Actor } from '../../shared/kernel/actor.js';
import { forbidden, missing, type DomainError } from '../../shared/kernel/domain-error.js';
import type { Capacity } from '../domain/events.js';
import type { Who } from '../domain/who.js';

/** As what an actor changes a calendar, and at which sites appointments may be hit by it. */
export interface Authority {
  readonly actor: Actor;
  readonly who: Who;
  readonly reaches: (siteId: string) => boolean;
}

/**
 * Who may change when a practitioner works: they themselves, administrators, and staff of a site for the time there.
 * Staff decide neither about other sites nor about where somebody works: the first hours at a site are not theirs to set.
 */
@Injectable()
export class CalendarAuthority {
  constructor(private readonly queries: QueryBus) {}

  /**
   * Without a site the change is about all of them.
   * @throws NOT_YOUR_CALENDAR; OTHER_SITES for staff when it is about sites that are not theirs
   */
  async over(practitionerId: string, siteId: string | undefined, actor: Actor): Promise<Authority> {
    const [practitioner] = await this.queries.execute(new FindPractitioners({ ids: [practitionerId] }));
    if (!practitioner) throw missing('practitioner');
    if (hasRole(actor, 'admin')) return everywhere(actor, 'admin');
    // Not as the front desk either: what is theirs is the others' to change now.
    if (actor.barredPractitionerId === practitionerId) requirePractising(actor);
    if (hasRole(actor, 'practitioner') && actor.practitionerId === practitionerId) {
      return everywhere(actor, 'practitioner');
    }
    const own = (id: string | null): boolean => id !== null && actor.siteIds.includes(id);
    const worked = await this.queries.execute(new FindSitesWorkedAt(practitionerId));
    const ids = [practitioner.homeSiteId, ...worked.map((site) => site.siteId)];
    const works = siteId === undefined ? ids.some(own) : own(siteId) && ids.includes(siteId);
    if (!hasRole(actor, 'staff') || !works) {
      throw forbidden(
        'NOT_YOUR_CALENDAR',
        'You may not change this calendar. Staff change the time of those who work at their site; the first hours there are set by the practitioner or an administrator.',
      );
    }
    if (siteId === undefined && worked.some((site) => site.coming && !own(site.siteId))) throw otherSites();
    return { actor, who: as(actor, 'staff'), reaches: own };
  }
}

/** What staff are told instead of what it is about. */
export function otherSites(): DomainError {
  return forbidden(
    'OTHER_SITES',
    'This practitioner has time or appointments at sites that are not yours. Choose a site of yours, or ask an administrator.',
  );
}

function everywhere(actor: Actor, capacity: Capacity): Authority {
  return { actor, who: as(actor, capacity), reaches: () => true };
}

function as(actor: Actor, capacity: Capacity): Who {
  return { accountId: actor.accountId, capacities: [capacity], ownPractitionerId: ownPractitionerId(actor) };
}
