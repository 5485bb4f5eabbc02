import { Query, QueryBus } from '@nestjs/cqrs';
import { FindBookingTerms } from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { DomainError } from '../../shared/kernel/domain-error.js';
import { refuseTerms } from '../domain/bookable.js';
import { Claims } from '../domain/claims.js';
import { sentenceFor, whyNot, type SlotRefusal } from '../domain/explain.js';
import { heldByOthers, joinableGroups } from '../domain/live-claim.js';
import { daysTouching } from '../domain/practitioner-day.js';
import { claimedRange } from '../domain/visit-timing.js';
import { Handles } from '../handlers.js';
import { CalendarBuilder } from './calendar-builder.js';
import { lookerOf } from './slot-search.js';

export interface SlotExplanation {
  readonly bookable: boolean;
  /** The rule that forbids it. */
  readonly rule?: string;
  readonly detail: string;
}

/** Whether the actor could book a start now, and if not, which rule forbids it. */
export class ExplainSlot extends Query<SlotExplanation> {
  constructor(
    readonly asked: { practitionerId: string; siteId: string; visitTypeId: string; start: string },
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
    private readonly clock: Clock,
  ) {}

  async execute({ asked, actor }: ExplainSlot): Promise<SlotExplanation> {
    const { practitionerId, siteId, visitTypeId } = asked;
    const terms = await this.queries.execute(new FindBookingTerms(practitionerId, siteId, visitTypeId));
    const start = Temporal.Instant.from(asked.start).epochMilliseconds;
    try {
      refuseTerms(terms, start);
    } catch (error) {
      if (error instanceof DomainError) return { bookable: false, rule: error.code, detail: error.message };
      throw error;
    }
    const { accountId, actor: as } = lookerOf(actor, practitionerId);
    const now = this.clock.now().epochMilliseconds;
    const span = { practitionerId, ...daysTouching(claimedRange(start, terms.visitType), terms.site.timeZone) };
    // Built from the rules: only they know of leave and holidays.
    const built = await this.builder.build([practitionerId], span.first, span.last);
    const { claims } = await this.claims.sight({ ...span, siteId, accountId, now });
    const question = {
      ...{ siteId, visitType: terms.visitType, actor: as, now },
      ...{ held: heldByOthers(claims, accountId, now), groups: joinableGroups(claims) },
    };
    const rule: SlotRefusal | undefined = whyNot(
      built.map((each) => each.day),
      question,
      start,
    );
    if (rule === undefined) return { bookable: true, detail: 'This start can be booked.' };
    return { bookable: false, rule, detail: sentenceFor(rule) };
  }
}
