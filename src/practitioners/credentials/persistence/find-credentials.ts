import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Database } from '../../../shared/persistence/database.js';
import { FieldEncryption } from '../../../shared/security/field-encryption.js';
import type { Licence, PractitionerStatus } from '../../directory/domain/licence.js';
import { Handles } from '../../handlers.js';

/** Under which name and licence a practitioner signs. */
export interface Credentials {
  readonly fullName: string;
  readonly title: string | null;
  readonly status: PractitionerStatus;
  readonly licence: Licence;
}

/** The credentials of a practitioner, for what they sign in another context; never for an answer to whoever asks. */
export class FindCredentials extends Query<Credentials | undefined> {
  constructor(readonly practitionerId: string) {
    super();
  }
}

@Handles(FindCredentials)
class FindCredentialsHandler {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
  ) {}

  async execute({ practitionerId }: FindCredentials): Promise<Credentials | undefined> {
    const row = await this.database.row<
      Omit<Credentials, 'licence'> & Omit<Licence, 'number'> & { number: Buffer }
    >(sql`
      select p.full_name as "fullName", p.title, p.status, p.licence_number as number,
        p.licence_issuing_body as "issuingBody", p.licence_expires_on::text as "expiresOn"
      from practitioners.practitioner p where p.id = ${practitionerId}::uuid`);
    if (!row) return undefined;
    const { fullName, title, status, issuingBody, expiresOn } = row;
    return {
      fullName,
      title,
      status,
      licence: { number: this.encryption.decrypt(row.number), issuingBody, expiresOn },
    };
  }
}
