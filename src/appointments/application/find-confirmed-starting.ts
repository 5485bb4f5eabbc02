import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AppointmentReads, type StartingFacts, type StartRange } from './appointment-reads.js';

/** Confirmed visits that start in [from, to), earliest first. `bookedAt`, `confirmedAt` and `movedAt` let the caller skip late ones. */
export class FindConfirmedStarting extends Query<StartingFacts[]> {
  constructor(readonly range: StartRange) {
    super();
  }
}

@QueryHandler(FindConfirmedStarting)
export class FindConfirmedStartingHandler implements IQueryHandler<FindConfirmedStarting> {
  constructor(private readonly reads: AppointmentReads) {}

  async execute({ range }: FindConfirmedStarting): Promise<StartingFacts[]> {
    return this.reads.confirmedStarting(range);
  }
}
