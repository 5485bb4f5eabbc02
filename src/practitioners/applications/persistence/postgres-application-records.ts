import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { missing } from '../../../shared/kernel/domain-error.js';
import { isoOf } from '../../../shared/persistence/column-types.js';
import { Database } from '../../../shared/persistence/database.js';
import { FieldEncryption } from '../../../shared/security/field-encryption.js';
import {
  ApplicationRecords,
  type ApplicationFilter,
  type ApplicationRecord,
} from '../application/application-records.js';
import type { ApplicationScope } from '../domain/applications.js';
import type { ApplicationDocument } from '../domain/document.js';

type Row = Omit<ApplicationRecord, 'licence' | 'reviewNote' | 'documents'> & {
  licenceNumber: Buffer | null;
  licenceIssuingBody: string | null;
  licenceExpiresOn: string | null;
  reviewNote: Buffer | null;
  documents: ApplicationDocument[] | null;
};

const select = sql`
  select a.id, a.account_id as "accountId", a.status, a.full_name as "fullName", a.title, a.gender,
    a.specialty_ids as "specialtyIds", a.qualifications, a.years_of_experience as "yearsOfExperience", a.languages, a.bio,
    a.licence_number as "licenceNumber", a.licence_issuing_body as "licenceIssuingBody",
    a.licence_expires_on::text as "licenceExpiresOn", a.review_note as "reviewNote",
    a.practitioner_id as "practitionerId", a.created_at::text as "createdAt", a.updated_at::text as "updatedAt",
    a.submitted_at::text as "submittedAt", a.decided_at::text as "decidedAt", a.version, (
      select jsonb_agg(jsonb_build_object('id', d.id, 'applicationId', d.application_id, 'kind', d.kind, 'name', d.name,
        'type', d.type, 'size', d.size, 'uploadedAt', d.uploaded_at::text) order by d.id)
      from practitioners.application_document d where d.application_id = a.id
    ) as documents
  from practitioners.application a`;

const visibleTo = ({ all, accountId }: ApplicationScope) => sql`(${all}::boolean or a.account_id = ${accountId}::uuid)`;

@Injectable()
export class PostgresApplicationRecords extends ApplicationRecords {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
  ) {
    super();
  }

  override async list(scope: ApplicationScope, filter: ApplicationFilter): Promise<ApplicationRecord[]> {
    const { status = null, after = null, limit } = filter;
    const rows = await this.database.rows(sql<Row>`${select}
      where ${visibleTo(scope)}
        and (${status}::text is null or a.status = ${status}::text)
        and (${after}::uuid is null or a.id < ${after}::uuid)
      order by a.id desc limit ${limit + 1}::int`);
    return rows.map((row) => this.recordOf(row));
  }

  override async read(id: string, scope: ApplicationScope): Promise<ApplicationRecord> {
    const row = await this.database.row(sql<Row>`${select} where a.id = ${id}::uuid and ${visibleTo(scope)}`);
    if (!row) throw missing('application');
    return this.recordOf(row);
  }

  override async document(applicationId: string, documentId: string, scope: ApplicationScope) {
    const document = await this.database.row(sql<{ name: string; type: string; content: Buffer }>`
      select d.name, d.type, d.content from practitioners.application_document d
      join practitioners.application a on a.id = d.application_id
      where d.id = ${documentId}::uuid and a.id = ${applicationId}::uuid and ${visibleTo(scope)}`);
    if (!document) throw missing('document');
    return { ...document, content: this.encryption.decryptBytes(document.content) };
  }

  private recordOf(row: Row): ApplicationRecord {
    const { licenceNumber, licenceIssuingBody, licenceExpiresOn, ...rest } = row;
    const clear = (bytes: Buffer | null) => bytes && this.encryption.decrypt(bytes);
    return {
      ...rest,
      licence: { number: clear(licenceNumber), issuingBody: licenceIssuingBody, expiresOn: licenceExpiresOn },
      reviewNote: clear(row.reviewNote),
      documents: (row.documents ?? []).map((document) => ({ ...document, uploadedAt: isoOf(document.uploadedAt) })),
      createdAt: isoOf(row.createdAt),
      updatedAt: isoOf(row.updatedAt),
      submittedAt: row.submittedAt && isoOf(row.submittedAt),
      decidedAt: row.decidedAt && isoOf(row.decidedAt),
    };
  }
}
