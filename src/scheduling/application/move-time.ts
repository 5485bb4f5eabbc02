import { Command } from '@nestjs/cqrs';
import type { BookingTerms } from '../../practitioners/index.js';
import { Claims } from '../domain/claims.js';
import { claimedRange } from '../domain/visit-timing.js';
import { Handles } from '../handlers.js';
import { claimedTime, type ClaimedTime } from './claim-time.js';
import { TimeReleaser } from './time-releaser.js';
import { TimeTaker } from './time-taker.js';

/** Frees the time of a visit and takes another together; its own time is no conflict with itself. */
export class MoveTime extends Command<ClaimedTime> {
  constructor(
    readonly input: {
      readonly appointmentId: string;
      readonly terms: BookingTerms;
      readonly start: string;
      readonly as: 'patient' | 'staff';
      readonly accountId: string | null;
    },
  ) {
    super();
  }
}

@Handles(MoveTime)
class MoveTimeHandler {
  constructor(
    private readonly claims: Claims,
    private readonly releaser: TimeReleaser,
    private readonly taker: TimeTaker,
  ) {}

  /** When the new time is not to be had, the transaction fails and the old one was never given up. */
  async execute({ input }: MoveTime): Promise<ClaimedTime> {
    const { appointmentId, terms } = input;
    const start = Temporal.Instant.from(input.start).epochMilliseconds;
    const claim = await this.claims.ofVisit(appointmentId);
    if (claim) {
      // Both ends at once and in order: two visits that change places must not wait for each other.
      const wanted = { practitionerId: terms.practitioner.id, during: claimedRange(start, terms.visitType) };
      await this.releaser.release(claim, appointmentId, await this.claims.lockDays([claim, wanted]));
    }
    return claimedTime(await this.taker.take({ ...input, start, kind: 'visit' }));
  }
}
