import { Query, QueryBus } from '@nestjs/cqrs';
import { FindBookingTerms } from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { DomainError } from '../../shared/kernel/domain-error.js';
import { applyTermsPolicies } from '../domain/bookable.js';
import { Claims } from '../domain/claims.js';
import { sentenceFor, whyNot, type SlotRefusal } from '../domain/explain.js';
import { heldByOthers, joinableGroups } from '../domain/live-claim.js';
import { daysTouching } from '../domain/practitioner-day.js';
import { claimedRange } from '../domain/visit-timing.js';
import { Handles } from '../handlers.js';
import type { SlotExplanationView } from '../http/slots.view.js';
import type { BookingRequest } from './booking-request.js';
import { CalendarBuilder } from './calendar-builder.js';
import { SlotSearch } from './slot-search.js';

/** Whether the actor could book a start now, and if not, which rule forbids it. */
export class ExplainSlot extends Query<SlotExplanationView> {
  constructor(
    readonly request: BookingRequest,
    readonly actor?: Actor,
  ) {
    super();
  }
}

@Handles(ExplainSlot)
class ExplainSlotHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly builder: CalendarBuilder,
    private readonly claims: Claims,
    private readonly search: SlotSearch,
  ) {}

  async execute({ request, actor }: ExplainSlot): Promise<SlotExplanationView> {
    const { practitionerId, siteId, visitTypeId } = request;
    const terms = await this.queries.execute(new FindBookingTerms(practitionerId, siteId, visitTypeId));
    const start = request.start.epochMilliseconds;
    try {
      applyTermsPolicies(terms, start);
    } catch (error) {
      if (error instanceof DomainError) return { bookable: false, rule: error.code, detail: error.message };
      throw error;
    }
    const { accountId, actingAs, now } = this.search.occasionOf(actor, practitionerId);
    const span = { practitionerId, ...daysTouching(claimedRange(start, terms.visitType), terms.site.timeZone) };
    // Built from the rules: only they know of leave and holidays.
    const built = await this.builder.build([practitionerId], span.first, span.last);
    const { claims } = await this.claims.snapshot({ ...span, siteId, accountId, now });
    const criteria = {
      ...{ siteId, visitType: terms.visitType, actingAs, now },
      ...{ held: heldByOthers(claims, accountId, now), groups: joinableGroups(claims) },
    };
    const rule: SlotRefusal | undefined = whyNot(
      built.map((each) => each.day),
      criteria,
      start,
    );
    if (rule === undefined) return { bookable: true, detail: 'This start can be booked.' };
    return { bookable: false, rule, detail: sentenceFor(rule) };
  }
}
