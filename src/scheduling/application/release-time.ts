import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { Claims } from '../domain/claims.js';
import { TimeReleaser } from './time-releaser.js';

/** Gives the time of a visit back, in the caller's transaction. Nothing happens when it claims none. */
export class ReleaseTime extends Command<void> {
  constructor(readonly input: { readonly appointmentId: string }) {
    super();
  }
}

@CommandHandler(ReleaseTime)
export class ReleaseTimeHandler implements ICommandHandler<ReleaseTime> {
  constructor(
    private readonly database: Database,
    private readonly claims: Claims,
    private readonly releaser: TimeReleaser,
  ) {}

  @Transactional()
  async execute({ input }: ReleaseTime): Promise<void> {
    const claim = await this.claims.ofAppointment(input.appointmentId);
    if (claim) await this.releaser.release(claim, input.appointmentId);
  }
}
