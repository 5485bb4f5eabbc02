import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import { ApplicationRecords, type ApplicationFilter, type ApplicationRecord } from './application-records.js';
import { scopeOf } from './scope-of.js';

/** Newest first, one more than the limit. */
export class ListApplications extends Query<ApplicationRecord[]> {
  constructor(
    readonly actor: Actor,
    readonly filter: ApplicationFilter,
  ) {
    super();
  }
}

@Handles(ListApplications)
class ListApplicationsHandler {
  constructor(private readonly records: ApplicationRecords) {}

  async execute({ actor, filter }: ListApplications): Promise<ApplicationRecord[]> {
    return this.records.list(scopeOf(actor), filter);
  }
}
