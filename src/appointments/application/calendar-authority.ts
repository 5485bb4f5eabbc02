import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindPractitioners } from '../../practitioners/index.js';
import { FindSitesWorkedAt } from '../../scheduling/index.js';
import { hasRole, requirePractising, type Actor } from '../../shared/kernel/actor.js';
import { forbidden, missing, type DomainError } from '../../shared/kernel/domain-error.js';
import { actorWith, type ActingAs, type AppointmentActor } from '../domain/acting-as.js';

/** The role in which an actor changes a calendar, and the sites at which the change may hit appointments. */
export interface Authority {
  /** The actor towards the appointments that are hit. */
  readonly towards: AppointmentActor;
  readonly reaches: (siteId: string) => boolean;
}

/**
 * Who may change when a practitioner works: they themselves, administrators, and staff of a site for the time there.
 * Staff decide neither about other sites nor about where a practitioner works: they do not set the first hours at a site.
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
    // Not as the front desk either: a barred practitioner changes nothing of the own calendar.
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
    return { towards: actorWith(['staff'], actor), reaches: own };
  }
}

/** Staff are told this instead of which appointments are hit. */
export function otherSites(): DomainError {
  return forbidden(
    'OTHER_SITES',
    'This practitioner has time or appointments at sites that are not yours. Choose a site of yours, or ask an administrator.',
  );
}

function everywhere(actor: Actor, actingAs: ActingAs): Authority {
  return { towards: actorWith([actingAs], actor), reaches: () => true };
}
