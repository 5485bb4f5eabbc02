import { Command, QueryBus } from '@nestjs/cqrs';
import { FindBookingTerms } from '../../practitioners/index.js';
import { ClinicSettings } from '../../settings/index.js';
import { requireVerifiedEmail, type Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { refused } from '../../shared/kernel/domain-error.js';
import { endOfHoldsSince, holdEnd, refuseHoldsTooOften, refuseMoreHolds } from '../domain/hold-rules.js';
import { Holds, type Hold } from '../domain/holds.js';
import { HOUR } from '../domain/local-date.js';
import { Handles } from '../handlers.js';
import { instantText } from './slot.js';
import { lookerOf } from './slot-search.js';
import { TimeTaker } from './time-taker.js';

export interface HoldInput {
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly start: string;
  readonly patientId?: string;
}

/** A hold as clients see it. */
export interface HeldTime {
  readonly id: string;
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly expiresAt: string;
  readonly renewable: boolean;
}

/** Keeps a start for its owner for a few minutes. */
export class HoldTime extends Command<HeldTime> {
  constructor(
    readonly actor: Actor,
    readonly input: HoldInput,
  ) {
    super();
  }
}

@Handles(HoldTime)
class HoldTimeHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly holds: Holds,
    private readonly taker: TimeTaker,
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ actor, input }: HoldTime): Promise<HeldTime> {
    requireVerifiedEmail(actor);
    const { practitionerId, siteId, visitTypeId } = input;
    const { accountId } = actor;
    const terms = await this.queries.execute(new FindBookingTerms(practitionerId, siteId, visitTypeId));
    if (terms.visitType.capacity > 1) {
      throw refused('HOLD_NOT_POSSIBLE', 'Group visits are booked without holding a place first.');
    }
    const now = this.clock.now().epochMilliseconds;
    const { policies } = this.clinic;
    await this.holds.lockAccount(accountId);
    const { actor: as } = lookerOf(actor, practitionerId);
    const recent = await this.holds.endingAfter(accountId, endOfHoldsSince(now - HOUR, policies));
    refuseMoreHolds(
      recent.filter((hold) => hold.live && hold.expiresAt > now),
      practitionerId,
      policies,
    );
    if (as === 'patient') refuseHoldsTooOften(recent, now, policies);

    const expiresAt = holdEnd(now, policies);
    const start = Temporal.Instant.from(input.start).epochMilliseconds;
    const { patientId } = input;
    const taken = await this.taker.take({ terms, start, kind: 'hold', as, accountId, patientId, expiresAt });
    const times = { start, end: taken.end, expiresAt, renewed: false, live: true };
    const hold = { id: taken.claimId, practitionerId, siteId, visitTypeId, patientId: patientId ?? null, ...times };
    return heldTime(hold, terms.site.timeZone);
  }
}

export function heldTime(hold: Hold, timeZone: string): HeldTime {
  const { id, practitionerId, siteId, visitTypeId } = hold;
  const times = { start: instantText(hold.start), end: instantText(hold.end), expiresAt: instantText(hold.expiresAt) };
  return { id, practitionerId, siteId, visitTypeId, ...times, timeZone, renewable: !hold.renewed };
}
