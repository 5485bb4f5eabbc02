import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import { CredentialRecords, type CredentialRecord } from './credential-records.js';
import { requireOwnPractitioner } from '../../directory/application/own-practitioner.js';

/** Newest first, one more than the limit. */
export class ListCredentials extends Query<CredentialRecord[]> {
  constructor(
    readonly actor: Actor,
    readonly practitionerId: string,
    readonly page: { readonly limit: number; readonly after?: string },
  ) {
    super();
  }
}

@Handles(ListCredentials)
class ListCredentialsHandler {
  constructor(private readonly records: CredentialRecords) {}

  async execute({ actor, practitionerId, page }: ListCredentials): Promise<CredentialRecord[]> {
    requireOwnPractitioner(actor, practitionerId);
    return this.records.list(practitionerId, page);
  }
}
