import { Injectable, Logger } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Counter } from 'prom-client';
import type { BookingTerms } from '../../practitioners/index.js';
import { Clock } from '../../shared/kernel/clock.js';
import { conflict, refused } from '../../shared/kernel/domain-error.js';
import { normalise } from '../../shared/kernel/time-range.js';
import { applyTermsPolicies } from '../domain/bookable.js';
import { Claims, type NewClaim } from '../domain/claims.js';
import { sentenceFor, whyNot, type SlotRefusal } from '../domain/explain.js';
import { heldByOthers, joinableGroups } from '../domain/live-claim.js';
import type { Offer, PractitionerDay } from '../domain/practitioner-day.js';
import { groupAt, type SlotCriteria } from '../domain/slots.js';
import { criteriaOf, guardHold, newClaim, type BookingRequest, type Claimant } from './booking-request.js';
import { CalendarBuilder } from './calendar-builder.js';
import { CalendarSnapshots } from './calendar-snapshots.js';

const disagreements = new Counter({
  name: 'careslot_projection_disagreements_total',
  help: 'Claims that a calendar row allowed and the exclusion constraint refused. Must stay 0.',
});

/** Time that has been claimed. `end` is without the buffer, in epoch milliseconds. */
export interface Claimed {
  readonly claimId: string;
  readonly end: number;
}

/**
 * Claims a start. One statement does it where one row of the calendar has all of the time free; everything else here finds
 * other ways to the time, or the reason why it cannot be had.
 */
@Injectable()
export class SlotClaimer {
  private readonly logger = new Logger(SlotClaimer.name);
  /** Outside every request and transaction: for what must not end with the transaction that fails. */
  private readonly outside = AsyncLocalStorage.snapshot();

  constructor(
    private readonly claims: Claims,
    private readonly calendar: CalendarSnapshots,
    private readonly builder: CalendarBuilder,
    private readonly clock: Clock,
  ) {}

  /** @throws SLOT_TAKEN when another claim has the time, the rule's name when a rule forbids the start */
  async claim(request: BookingRequest, terms: BookingTerms, claimant: Claimant): Promise<Claimed> {
    const now = this.clock.now().epochMilliseconds;
    const claim = newClaim(request, terms, claimant, now);
    const criteria = criteriaOf(request, terms, claimant, now);
    const { end } = claim;
    applyTermsPolicies(terms, claim.start);
    if (claim.kind === 'group') {
      const groupId = await this.joinGroup(claim, criteria);
      if (groupId) return { claimId: groupId, end };
    }
    const outcome = await this.claims.claim(claim);
    guardHold(claim, outcome);
    if (!outcome.offers) return { claimId: await this.claimAfterRecheck(claim, criteria), end };
    this.refuse(whyNot([dayWithTimeFree(claim, outcome.offers)], criteria, claim.start));
    if (!outcome.claimed) await this.refuseBlocked(claim);
    return { claimId: claim.id, end };
  }

  /** No single row had all of the time free: it lies in two rows, its row is missing, or it is not to be had. */
  private async claimAfterRecheck(claim: NewClaim, criteria: SlotCriteria): Promise<string> {
    const refusal = await this.check(claim, criteria);
    if (refusal) this.refuse(await this.diagnose(claim, criteria, refusal));
    if (claim.kind === 'group') {
      const groupId = await this.joinGroup(claim, criteria);
      if (groupId) return groupId;
    }
    await this.claims.lockDays([claim]);
    this.refuse(await this.check(claim, criteria));
    const outcome = await this.claims.claimAcross(claim);
    if (!outcome.claimed) await this.refuseBlocked(claim);
    return claim.id;
  }

  /** Takes a seat in the group of this start. Answers with the group's claim, or nothing where there is no group yet. */
  private async joinGroup(claim: NewClaim, criteria: SlotCriteria): Promise<string | undefined> {
    const joined = await this.claims.join(claim);
    if (joined === 'full') throw slotTaken();
    if (joined === 'none') return undefined;
    // Its time is taken already: of the rules only those about the actor and the moment are left.
    const { siteId, visitTypeId, start } = claim;
    const group = { claimId: joined.claimId, siteId, visitTypeId, start, seatsLeft: 1 };
    this.refuse(whyNot([], { ...criteria, groups: [group] }, start));
    return joined.claimId;
  }

  /** Checks rules and free time in a snapshot of the calendar; missing rows are built for it. */
  private async check(claim: NewClaim, criteria: SlotCriteria): Promise<SlotRefusal | undefined> {
    const { days, claims } = await this.calendar.of(claim, { ...claim, keepUntil: claim.last });
    const held = heldByOthers(claims, claim.accountId, claim.now);
    const groups = claim.kind === 'group' ? joinableGroups(claims) : [];
    const now = { ...criteria, groups, held };
    return groupAt(claim.start, now) ? undefined : whyNot(days, now, claim.start);
  }

  /** The exact reason of a refusal: only the rules know of leave and holidays, rows do not. */
  private async diagnose(claim: NewClaim, criteria: SlotCriteria, refusal: SlotRefusal): Promise<SlotRefusal> {
    if (refusal !== 'OUTSIDE_HOURS' && refusal !== 'NOT_OFFERED') return refusal;
    const built = await this.builder.build([claim.practitionerId], claim.first, claim.last);
    const days = built.map((each) => each.day);
    return whyNot(days, criteria, claim.start) ?? refusal;
  }

  /**
   * Refuses a claim that was not written although the row had the time free. A live hold of another account is in no row;
   * any other claim in the way means that the row was wrong, and it is rebuilt.
   */
  private async refuseBlocked(claim: NewClaim): Promise<never> {
    const { practitionerId, first, last } = claim;
    const blocking = await this.claims.taken([practitionerId], claim.during);
    if (blocking.some((each) => !each.claim.overbooked)) {
      disagreements.inc();
      this.logger.error({ practitionerId, day: first }, 'A calendar row was wrong');
      // Waits for the row until this transaction has failed.
      this.outside(() => {
        this.builder.rebuild([practitionerId], first, last).catch((error: unknown) => this.logger.error(error));
      });
    }
    throw slotTaken();
  }

  private refuse(refusal: SlotRefusal | undefined): void {
    if (refusal === 'SLOT_TAKEN') throw slotTaken();
    if (refusal !== undefined) throw refused(refusal, sentenceFor(refusal));
  }
}

/** The day of a claim whose time was free: it lets the rules be asked about everything but free time. */
function dayWithTimeFree({ siteId, first, during }: NewClaim, offers: readonly Offer[]): PractitionerDay {
  return {
    siteId,
    day: first,
    offers,
    working: normalise(offers.flatMap((offer) => offer.runs)),
    free: [during],
    onLeave: [],
    onHoliday: [],
    firstFree: during.from,
    longestGapMinutes: 0,
  };
}

function slotTaken(): Error {
  return conflict('SLOT_TAKEN', sentenceFor('SLOT_TAKEN'));
}
