import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Calendars } from '../domain/calendars.js';
import type { StoredException } from './add-exception.js';

/** A practitioner's leave and extra hours, by their beginning. */
export class FindExceptions extends Query<StoredException[]> {
  constructor(readonly practitionerId: string) {
    super();
  }
}

@QueryHandler(FindExceptions)
export class FindExceptionsHandler implements IQueryHandler<FindExceptions> {
  constructor(private readonly calendars: Calendars) {}

  execute({ practitionerId }: FindExceptions): Promise<StoredException[]> {
    return this.calendars.exceptionsOf(practitionerId);
  }
}
