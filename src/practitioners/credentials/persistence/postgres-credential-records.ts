import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../../shared/kernel/clock.js';
import { missing } from '../../../shared/kernel/domain-error.js';
import { isoOf } from '../../../shared/persistence/column-types.js';
import { Database } from '../../../shared/persistence/database.js';
import { FieldEncryption } from '../../../shared/security/field-encryption.js';
import {
  CredentialRecords,
  type CredentialRecord,
  type UndecidedCredential,
} from '../application/credential-records.js';
import type { DocumentType } from '../../applications/domain/document.js';
import { dateOf } from '../../directory/domain/licence.js';

type Row = Omit<CredentialRecord, 'licenceNumber' | 'rejectionReason' | 'expired'> & {
  licenceNumber: Buffer | null;
  rejectionReason: Buffer | null;
};

const columns = sql`c.id, c.practitioner_id as "practitionerId", c.kind, c.status, c.expires_on::text as "expiresOn",
    c.licence_number as "licenceNumber", c.licence_issuing_body as "licenceIssuingBody", c.name, c.type, c.size,
    c.uploaded_at::text as "uploadedAt", c.decided_at::text as "decidedAt", c.rejection_reason as "rejectionReason",
    c.version`;
const select = sql`select ${columns} from practitioners.credential c`;

@Injectable()
export class PostgresCredentialRecords extends CredentialRecords {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async list(practitionerId: string, { limit, after }: { limit: number; after?: string }) {
    // Whether somebody has credentials is no other answer than whether there is somebody.
    const known = await this.database.row(sql`
      select from practitioners.practitioner where id = ${practitionerId}::uuid`);
    if (!known) throw missing('practitioner');
    const rows = await this.database.rows(sql<Row>`${select}
      where c.practitioner_id = ${practitionerId}::uuid and (${after ?? null}::uuid is null or c.id < ${after ?? null}::uuid)
      order by c.id desc limit ${limit + 1}::int`);
    return rows.map((row) => this.recordOf(row));
  }

  override async undecided({ limit, after }: { limit: number; after?: string }): Promise<UndecidedCredential[]> {
    const rows = await this.database.rows(sql<Row & { practitionerName: string }>`
      select ${columns}, p.full_name as "practitionerName"
      from practitioners.credential c join practitioners.practitioner p on p.id = c.practitioner_id
      where c.status = 'pending' and (${after ?? null}::uuid is null or c.id > ${after ?? null}::uuid)
      order by c.id limit ${limit + 1}::int`);
    return rows.map(({ practitionerName, ...row }) => ({ ...this.recordOf(row), practitionerName }));
  }

  override async read(practitionerId: string, credentialId: string): Promise<CredentialRecord> {
    const row = await this.database.row(sql<Row>`${select}
      where c.id = ${credentialId}::uuid and c.practitioner_id = ${practitionerId}::uuid`);
    if (!row) throw missing('credential');
    return this.recordOf(row);
  }

  override async file(practitionerId: string, credentialId: string) {
    const file = await this.database.row(sql<{ name: string; type: DocumentType; content: Buffer }>`
      select c.name, c.type, f.content from practitioners.credential c
      join practitioners.credential_content f on f.credential_id = c.id
      where c.id = ${credentialId}::uuid and c.practitioner_id = ${practitionerId}::uuid`);
    if (!file) throw missing('credential');
    return { ...file, content: this.encryption.decryptBytes(file.content) };
  }

  private recordOf(row: Row): CredentialRecord {
    const clear = (bytes: Buffer | null) => bytes && this.encryption.decrypt(bytes);
    return {
      ...row,
      licenceNumber: clear(row.licenceNumber),
      rejectionReason: clear(row.rejectionReason),
      uploadedAt: isoOf(row.uploadedAt),
      decidedAt: row.decidedAt && isoOf(row.decidedAt),
      expired: row.expiresOn !== null && row.expiresOn < dateOf(this.clock.now()),
    };
  }
}
