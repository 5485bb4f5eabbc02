import { Command } from '@nestjs/cqrs';
import type { BookingTerms } from '../../practitioners/index.js';
import { Handles } from '../handlers.js';
import type { BookingRequest, Claimant } from './booking-request.js';
import { SlotClaimer, type Claimed } from './slot-claimer.js';

/** An appointment that claims time. */
export type AppointmentClaimant = Omit<Claimant, 'holdUntil'> & { readonly appointmentId: string };

export interface ClaimedTime {
  readonly claimId: string;
  /** The end of the appointment, without its buffer. */
  readonly end: Temporal.Instant;
}

/** Claims time for an appointment, in the caller's transaction: a claim of its own, or a seat in the group of that start. */
export class ClaimTime extends Command<ClaimedTime> {
  constructor(
    readonly request: BookingRequest,
    readonly terms: BookingTerms,
    readonly claimant: AppointmentClaimant,
  ) {
    super();
  }
}

@Handles(ClaimTime)
class ClaimTimeHandler {
  constructor(private readonly claimer: SlotClaimer) {}

  async execute({ request, terms, claimant }: ClaimTime): Promise<ClaimedTime> {
    return claimedTime(await this.claimer.claim(request, terms, claimant));
  }
}

export function claimedTime({ claimId, end }: Claimed): ClaimedTime {
  return { claimId, end: Temporal.Instant.fromEpochMilliseconds(end) };
}
