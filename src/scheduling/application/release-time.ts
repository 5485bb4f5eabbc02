import { Command } from '@nestjs/cqrs';
import { Claims } from '../domain/claims.js';
import { Handles } from '../handlers.js';
import { TimeReleaser } from './time-releaser.js';

/** Gives the time of an appointment back, in the caller's transaction. Does nothing when it claims none. */
export class ReleaseTime extends Command<void> {
  constructor(readonly input: { readonly appointmentId: string }) {
    super();
  }
}

@Handles(ReleaseTime)
class ReleaseTimeHandler {
  constructor(
    private readonly claims: Claims,
    private readonly releaser: TimeReleaser,
  ) {}

  async execute({ input }: ReleaseTime): Promise<void> {
    const claim = await this.claims.ofAppointment(input.appointmentId);
    if (claim) await this.releaser.release(claim, input.appointmentId);
  }
}
