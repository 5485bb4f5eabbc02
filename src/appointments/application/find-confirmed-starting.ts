import { Query } from '@nestjs/cqrs';
import { Handles } from '../handlers.js';
import { AppointmentReads, type StartingFacts, type StartRange } from './appointment-reads.js';

/** Confirmed visits that start in [from, to), earliest first. `bookedAt`, `confirmedAt` and `movedAt` let the caller skip late ones. */
export class FindConfirmedStarting extends Query<StartingFacts[]> {
  constructor(readonly range: StartRange) {
    super();
  }
}

@Handles(FindConfirmedStarting)
class FindConfirmedStartingHandler {
  constructor(private readonly reads: AppointmentReads) {}

  async execute({ range }: FindConfirmedStarting): Promise<StartingFacts[]> {
    return this.reads.confirmedStarting(range);
  }
}
