import { Command } from '@nestjs/cqrs';
import type { BookingTerms } from '../../practitioners/index.js';
import { Claims } from '../domain/claims.js';
import { claimedRange } from '../domain/visit-timing.js';
import { Handles } from '../handlers.js';
import type { BookingRequest } from './booking-request.js';
import { claimedTime, type AppointmentClaimant, type ClaimedTime } from './claim-time.js';
import { SlotClaimer } from './slot-claimer.js';
import { TimeReleaser } from './time-releaser.js';

/** Frees the time of an appointment and claims another together; its own time is no conflict with itself. */
export class MoveTime extends Command<ClaimedTime> {
  constructor(
    readonly request: BookingRequest,
    readonly terms: BookingTerms,
    readonly claimant: AppointmentClaimant,
  ) {
    super();
  }
}

@Handles(MoveTime)
class MoveTimeHandler {
  constructor(
    private readonly claims: Claims,
    private readonly releaser: TimeReleaser,
    private readonly claimer: SlotClaimer,
  ) {}

  /** When the new time is not to be had, the transaction fails and the old one was never given up. */
  async execute({ request, terms, claimant }: MoveTime): Promise<ClaimedTime> {
    const { appointmentId } = claimant;
    const claim = await this.claims.ofAppointment(appointmentId);
    if (claim) {
      // Both ends at once and in order: two appointments that change places must not wait for each other.
      const during = claimedRange(request.start.epochMilliseconds, terms.visitType);
      const rows = await this.claims.lockDays([claim, { practitionerId: terms.practitioner.id, during }]);
      await this.releaser.release(claim, appointmentId, rows);
    }
    return claimedTime(await this.claimer.claim(request, terms, claimant));
  }
}
