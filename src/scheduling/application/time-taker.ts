import { Injectable, Logger } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Counter } from 'prom-client';
import { Clock } from '../../shared/kernel/clock.js';
import { conflict, refused } from '../../shared/kernel/domain-error.js';
import { normalise } from '../../shared/kernel/time-range.js';
import { refuseTerms } from '../domain/bookable.js';
import { Claims, type ClaimRequest } from '../domain/claims.js';
import { sentenceFor, whyNot, type SlotRefusal } from '../domain/explain.js';
import { heldByOthers, joinableGroups } from '../domain/live-claim.js';
import type { Offer, PractitionerDay } from '../domain/practitioner-day.js';
import { groupAt } from '../domain/slots.js';
import { CalendarBuilder } from './calendar-builder.js';
import { CalendarSight } from './calendar-sight.js';
import { claimRequest, questionOf, refuseHold, type TakenStretch, type TimeWish } from './claim-request.js';

const disagreements = new Counter({
  name: 'careslot_projection_disagreements_total',
  help: 'Claims that a calendar row allowed and the exclusion constraint refused. Must stay 0.',
});

/** Takes time. One statement where nothing is in the way; everything else only finds out why, or what else will do. */
@Injectable()
export class TimeTaker {
  private readonly logger = new Logger(TimeTaker.name);
  /** The context of no request and no transaction: for what must not end with the one that fails. */
  private readonly outside = AsyncLocalStorage.snapshot();

  constructor(
    private readonly claims: Claims,
    private readonly calendar: CalendarSight,
    private readonly builder: CalendarBuilder,
    private readonly clock: Clock,
  ) {}

  async take(wish: TimeWish): Promise<TakenStretch> {
    const { terms, start } = wish;
    refuseTerms(terms, start);
    const request = claimRequest(wish, this.clock.now().epochMilliseconds);
    const end = request.end;
    if (request.kind === 'group') {
      const joined = await this.joinGroup(wish, request);
      if (joined) return { claimId: joined, start, end };
    }
    const outcome = await this.claims.take(request);
    refuseHold(request, outcome);
    if (outcome.offers) {
      this.refuse(this.ruleAgainst(wish, request, outcome.offers));
      if (!outcome.claimed) await this.claimBlocked(request);
      return { claimId: request.id, start, end };
    }
    const claimId = await this.takeWithALook(wish, request);
    return { claimId, start, end };
  }

  /** No row had all of it free: it lies in two rows, or has to be built first, or joined, or is not to be had. */
  private async takeWithALook(wish: TimeWish, request: ClaimRequest): Promise<string> {
    const refusal = await this.refusalNow(wish, request);
    if (refusal) this.refuse(await this.exactRefusal(wish, request, refusal));
    if (request.kind === 'group') {
      const joined = await this.joinGroup(wish, request);
      if (joined) return joined;
    }
    await this.claims.lockDays([request]);
    this.refuse(await this.refusalNow(wish, request));
    const outcome = await this.claims.takeAcross(request);
    if (!outcome.claimed) await this.claimBlocked(request);
    return request.id;
  }

  private async joinGroup(wish: TimeWish, request: ClaimRequest): Promise<string | undefined> {
    const joined = await this.claims.join(request);
    if (joined === 'full') throw taken();
    if (joined === 'none') return undefined;
    const { now } = request;
    const early = questionOf(wish, now, { groups: [{ claimId: '', seatsLeft: 1, ...startOf(request) }] });
    this.refuse(whyNot([], early, request.start));
    return joined.claimId;
  }

  /** The rules other than free time, on what the row offers that gave it. */
  private ruleAgainst(wish: TimeWish, request: ClaimRequest, offers: readonly Offer[]): SlotRefusal | undefined {
    const { siteId, during, now, first } = request;
    const working = normalise(offers.flatMap((offer) => offer.runs));
    const day: PractitionerDay = {
      ...{ siteId, day: first, offers, working, free: [during], onLeave: [], onHoliday: [] },
      ...{ firstFree: during.from, longestGapMinutes: 0 },
    };
    return whyNot([day], questionOf(wish, now), request.start);
  }

  /** Rules and free time as they are now, missing rows built. */
  private async refusalNow(wish: TimeWish, request: ClaimRequest): Promise<SlotRefusal | undefined> {
    const { days, claims } = await this.calendar.of(request, { ...request, keepUntil: request.last });
    const held = heldByOthers(claims, wish.accountId, request.now);
    const groups = request.kind === 'group' ? joinableGroups(claims) : [];
    const question = questionOf(wish, request.now, { groups, held });
    return groupAt(request.start, question) ? undefined : whyNot(days, question, request.start);
  }

  /** Rows do not know why time is missing from them: the rules do. */
  private async exactRefusal(wish: TimeWish, request: ClaimRequest, refusal: SlotRefusal): Promise<SlotRefusal> {
    if (refusal !== 'OUTSIDE_HOURS' && refusal !== 'NOT_OFFERED') return refusal;
    const built = await this.builder.build([request.practitionerId], request.first, request.last);
    const days = built.map((each) => each.day);
    return whyNot(days, questionOf(wish, request.now), request.start) ?? refusal;
  }

  /** The row had the time free and no claim was written: a live hold of somebody else, or the row was wrong. */
  private async claimBlocked(request: ClaimRequest): Promise<void> {
    const blocking = await this.claims.taken([request.practitionerId], request.during);
    if (blocking.some(({ claim }) => !claim.overbooked)) {
      disagreements.inc();
      this.logger.error({ practitionerId: request.practitionerId, day: request.first }, 'A calendar row was wrong');
      const { practitionerId, first, last } = request;
      // Waits for the row until this transaction has failed, then puts it right.
      this.outside(() => {
        this.builder.rebuild([practitionerId], first, last).catch((error: unknown) => this.logger.error(error));
      });
    }
    throw taken();
  }

  private refuse(refusal: SlotRefusal | undefined): void {
    if (refusal === 'SLOT_TAKEN') throw taken();
    if (refusal !== undefined) throw refused(refusal, sentenceFor(refusal));
  }
}

function startOf({ siteId, visitTypeId, start }: ClaimRequest): { siteId: string; visitTypeId: string; start: number } {
  return { siteId, visitTypeId, start };
}

function taken(): Error {
  return conflict('SLOT_TAKEN', sentenceFor('SLOT_TAKEN'));
}
