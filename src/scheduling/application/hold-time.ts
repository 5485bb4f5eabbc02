import { Command, QueryBus } from '@nestjs/cqrs';
import { FindBookingTerms } from '../../practitioners/index.js';
import { ClinicSettings } from '../../settings/index.js';
import { requireVerifiedEmail, type Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { refused } from '../../shared/kernel/domain-error.js';
import { applyHoldLimits, applyHoldRate, endOfHoldsSince, holdEnd } from '../domain/hold-policies.js';
import { Holds, type Hold } from '../domain/holds.js';
import { HOUR } from '../domain/local-date.js';
import { Handles } from '../handlers.js';
import type { HoldView } from '../http/slot-holds.view.js';
import type { BookingRequest } from './booking-request.js';
import { instantText } from './slot.js';
import { SlotClaimer } from './slot-claimer.js';
import { actingAs } from './slot-search.js';

/** Keeps a start for its owner for a few minutes. */
export class HoldTime extends Command<HoldView> {
  constructor(
    readonly actor: Actor,
    readonly request: BookingRequest,
  ) {
    super();
  }
}

@Handles(HoldTime)
class HoldTimeHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly holds: Holds,
    private readonly claimer: SlotClaimer,
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ actor, request }: HoldTime): Promise<HoldView> {
    requireVerifiedEmail(actor);
    const { practitionerId, siteId, visitTypeId, patientId = null } = request;
    const { accountId } = actor;
    const terms = await this.queries.execute(new FindBookingTerms(practitionerId, siteId, visitTypeId, true));
    if (terms.visitType.capacity > 1) {
      throw refused('HOLD_NOT_POSSIBLE', 'Group visits are booked without holding a place first.');
    }
    const now = this.clock.now().epochMilliseconds;
    const { policies } = this.clinic;
    await this.holds.lockAccount(accountId);
    const role = actingAs(actor, practitionerId);
    const recent = await this.holds.endingAfter(accountId, endOfHoldsSince(now - HOUR, policies));
    applyHoldLimits(
      recent.filter((hold) => hold.live && hold.expiresAt > now),
      practitionerId,
      policies,
    );
    if (role === 'patient') applyHoldRate(recent, now, policies);

    const expiresAt = holdEnd(now, policies);
    const claimed = await this.claimer.claim(request, terms, { actingAs: role, accountId, holdUntil: expiresAt });
    const times = { start: request.start.epochMilliseconds, end: claimed.end, expiresAt };
    const place = { practitionerId, siteId, visitTypeId, patientId };
    return holdView({ id: claimed.claimId, ...place, ...times, renewed: false, live: true }, terms.site.timeZone);
  }
}

/** The hold as its owner sees it. */
export function holdView(hold: Hold, timeZone: string): HoldView {
  const { id, practitionerId, siteId, visitTypeId } = hold;
  const times = { start: instantText(hold.start), end: instantText(hold.end), expiresAt: instantText(hold.expiresAt) };
  return { id, practitionerId, siteId, visitTypeId, ...times, timeZone, renewable: !hold.renewed };
}
