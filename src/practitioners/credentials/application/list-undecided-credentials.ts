import { Query } from '@nestjs/cqrs';
import { Handles } from '../../handlers.js';
import { CredentialRecords, type UndecidedCredential } from './credential-records.js';

/** What waits for an admin: everybody's, oldest first, one more than the limit. */
export class ListUndecidedCredentials extends Query<UndecidedCredential[]> {
  constructor(readonly page: { readonly limit: number; readonly after?: string }) {
    super();
  }
}

@Handles(ListUndecidedCredentials)
class ListUndecidedCredentialsHandler {
  constructor(private readonly records: CredentialRecords) {}

  async execute({ page }: ListUndecidedCredentials): Promise<UndecidedCredential[]> {
    return this.records.undecided(page);
  }
}
