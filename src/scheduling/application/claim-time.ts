import { Command } from '@nestjs/cqrs';
import type { BookingTerms } from '../../practitioners/index.js';
import { Handles } from '../handlers.js';
import { TimeTaker } from './time-taker.js';

export interface ClaimedTime {
  readonly claimId: string;
  /** RFC 3339, UTC: the visit without its buffers. */
  readonly start: string;
  readonly end: string;
}

/** Takes time for a visit, in the caller's transaction: a claim of its own, or a seat in the group of that start. */
export class ClaimTime extends Command<ClaimedTime> {
  constructor(
    readonly input: {
      readonly terms: BookingTerms;
      readonly start: string;
      readonly appointmentId: string;
      /** Lead time and booking window bind patients only. */
      readonly as: 'patient' | 'staff';
      /** The account that books: its own holds do not stand in its way. */
      readonly accountId: string | null;
      readonly holdId?: string;
      /** The visit may have begun: its time is taken again as if it were asked for at its start. */
      readonly underWay?: boolean;
    },
  ) {
    super();
  }
}

@Handles(ClaimTime)
class ClaimTimeHandler {
  constructor(private readonly taker: TimeTaker) {}

  async execute({ input }: ClaimTime): Promise<ClaimedTime> {
    const start = Temporal.Instant.from(input.start).epochMilliseconds;
    return claimedTime(await this.taker.take({ ...input, start, kind: 'visit' }));
  }
}

export function claimedTime({ claimId, start, end }: { claimId: string; start: number; end: number }): ClaimedTime {
  const text = (at: number): string => Temporal.Instant.fromEpochMilliseconds(at).toString();
  return { claimId, start: text(start), end: text(end) };
}
