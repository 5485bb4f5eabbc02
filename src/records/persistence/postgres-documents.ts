import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { missing } from '../../shared/kernel/domain-error.js';
import { isoOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { FieldEncryption } from '../../shared/security/field-encryption.js';
import type { DocumentUsage, PatientDocument } from '../domain/document.js';
import { Documents, type DocumentFilter, type DocumentScope } from '../domain/documents.js';

type Row = Omit<PatientDocument, 'title' | 'name'> & { readonly title: Buffer | null; readonly name: Buffer };

const columns = sql<Row>`
  d.id, d.patient_id as "patientId", d.appointment_id as "appointmentId", d.kind, d.visibility, d.title, d.name, d.type,
  d.size, d.author_id as "authorId", d.practitioner_id as "practitionerId", d.uploaded_at::text as "uploadedAt"`;

const within = ({ patientId, accountId, own }: DocumentScope) => sql`
  d.patient_id = ${patientId}::uuid and d.deleted_at is null
  and (${own}::boolean or d.visibility = 'care' or d.author_id = ${accountId}::uuid)`;

@Injectable()
export class PostgresDocuments extends Documents {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
  ) {
    super();
  }

  override async lock(patientId: string): Promise<void> {
    await this.database.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`documents ${patientId}`}, 0))`);
  }

  override async usage(patientId: string): Promise<DocumentUsage> {
    const row = await this.database.row(sql<DocumentUsage>`
      select count(*)::int as count, coalesce(sum(size), 0)::int as bytes
      from records.document where patient_id = ${patientId}::uuid`);
    return row!;
  }

  override async add(document: PatientDocument, content: Buffer): Promise<void> {
    const { id, patientId, appointmentId, kind, visibility, title, type, size } = document;
    await this.database.rows(sql`
      insert into records.document (id, patient_id, appointment_id, kind, visibility, title, name, type, size, content,
        author_id, practitioner_id, uploaded_at)
      values (${id}::uuid, ${patientId}::uuid, ${appointmentId}::uuid, ${kind}, ${visibility},
        ${title === null ? null : this.encryption.encrypt(title)}::bytea,
        ${this.encryption.encrypt(document.name)}::bytea, ${type}, ${size}::int,
        ${this.encryption.encryptBytes(content)}::bytea, ${document.authorId}::uuid,
        ${document.practitionerId}::uuid, ${document.uploadedAt}::timestamptz)`);
  }

  override async list(scope: DocumentScope, filter: DocumentFilter): Promise<PatientDocument[]> {
    const { kind = null, appointmentId = null, after = null, limit } = filter;
    const rows = await this.database.rows(sql<Row>`
      select ${columns} from records.document d
      where ${within(scope)}
        and (${kind}::text is null or d.kind = ${kind}::text)
        and (${appointmentId}::uuid is null or d.appointment_id = ${appointmentId}::uuid)
        and (${after}::uuid is null or d.id < ${after}::uuid)
      order by d.id desc limit ${limit + 1}::int`);
    return rows.map((row) => this.documentOf(row));
  }

  override async get(scope: DocumentScope, id: string): Promise<PatientDocument> {
    const row = await this.database.row(sql<Row>`
      select ${columns} from records.document d where d.id = ${id}::uuid and ${within(scope)}`);
    if (!row) throw missing('document');
    return this.documentOf(row);
  }

  override async content(id: string): Promise<Buffer> {
    const row = await this.database.row(sql<{ content: Buffer }>`
      select content from records.document where id = ${id}::uuid`);
    if (!row) throw missing('document');
    return this.encryption.decryptBytes(row.content);
  }

  override async delete(id: string, at: Temporal.Instant): Promise<void> {
    await this.database.rows(sql`
      update records.document set deleted_at = ${at.toString()}::timestamptz
      where id = ${id}::uuid and deleted_at is null`);
  }

  private documentOf(row: Row): PatientDocument {
    return {
      ...row,
      title: row.title && this.encryption.decrypt(row.title),
      name: this.encryption.decrypt(row.name),
      uploadedAt: isoOf(row.uploadedAt),
    };
  }
}
