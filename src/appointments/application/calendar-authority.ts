import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindPractitioners, PractitionerAvailability } from '../../practitioners/index.js';
import { hasRole, ownPractitionerId, requirePractising, type Actor } from '../../shared/kernel/actor.js';
import { forbidden, missing } from '../../shared/kernel/domain-error.js';
import type { Capacity } from '../domain/events.js';
import type { Who } from '../domain/who.js';

/** Who may change when a practitioner works: they themselves, staff of the site, administrators. */
@Injectable()
export class CalendarAuthority {
  constructor(
    private readonly queries: QueryBus,
    private readonly availability: PractitionerAvailability,
  ) {}

  /** As what the actor changes it. Without a site, staff of any site at which the practitioner works may. */
  async over(practitionerId: string, siteId: string | undefined, actor: Actor): Promise<Who> {
    const [practitioner] = await this.queries.execute(new FindPractitioners({ ids: [practitionerId] }));
    if (!practitioner) throw missing('practitioner');
    const as = await this.capacityOf(practitionerId, siteId, practitioner.homeSiteId, actor);
    if (!as) throw forbidden('NOT_YOUR_CALENDAR', 'This is not a calendar that you may change.');
    return { accountId: actor.accountId, capacities: [as], ownPractitionerId: ownPractitionerId(actor) };
  }

  private async capacityOf(
    practitionerId: string,
    siteId: string | undefined,
    homeSiteId: string | null,
    actor: Actor,
  ): Promise<Capacity | undefined> {
    if (hasRole(actor, 'admin')) return 'admin';
    // Not as the front desk either: what is theirs is the others' to change now.
    if (actor.barredPractitionerId === practitionerId) requirePractising(actor);
    if (hasRole(actor, 'practitioner') && actor.practitionerId === practitionerId) return 'practitioner';
    if (!hasRole(actor, 'staff')) return undefined;
    if (siteId !== undefined) return actor.siteIds.includes(siteId) ? 'staff' : undefined;
    const days = (await this.availability.workingDays([practitionerId])).get(practitionerId) ?? [];
    const sites = [homeSiteId, ...days.map((day) => day.siteId)];
    return sites.some((site) => site !== null && actor.siteIds.includes(site)) ? 'staff' : undefined;
  }
}
