import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import { ApplicationRecords, type ApplicationRecord } from './application-records.js';
import { scopeOf } from './scope-of.js';

export class ReadApplication extends Query<ApplicationRecord> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
  ) {
    super();
  }
}

@Handles(ReadApplication)
class ReadApplicationHandler {
  constructor(private readonly records: ApplicationRecords) {}

  async execute({ actor, applicationId }: ReadApplication): Promise<ApplicationRecord> {
    return this.records.read(applicationId, scopeOf(actor));
  }
}
