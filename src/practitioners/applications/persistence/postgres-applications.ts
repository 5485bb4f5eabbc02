import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { conflict, missing } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { constraintMeans } from '../../../shared/persistence/postgres-errors.js';
import { FieldEncryption } from '../../../shared/security/field-encryption.js';
import { PractitionerApplications, type ApplicationScope } from '../domain/applications.js';
import type { ApplicationDocument } from '../domain/document.js';
import { PractitionerApplication } from '../domain/practitioner-application.js';

constraintMeans('application_open', () =>
  conflict('APPLICATION_OPEN', 'This account has an application that is not decided yet.'),
);

@Injectable()
export class PostgresApplications extends PractitionerApplications {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
  ) {
    super();
  }

  override async get(id: string, scope: ApplicationScope): Promise<PractitionerApplication> {
    const visible = scope.all ? { id } : { id, accountId: scope.accountId };
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const application = await this.database.em.findOne(PractitionerApplication, visible, { lockMode });
    if (!application) throw missing('application');
    return application;
  }

  override add(application: PractitionerApplication): void {
    this.database.em.persist(application);
  }

  override async countDocuments(applicationId: string): Promise<number> {
    const row = await this.database.row<{ count: number }>(sql`
      select count(*)::int as count from practitioners.application_document
      where application_id = ${applicationId}::uuid`);
    return row!.count;
  }

  override async addDocument(document: ApplicationDocument, content: Buffer): Promise<void> {
    await this.database.rows(sql`
      insert into practitioners.application_document (id, application_id, kind, name, type, size, content, uploaded_at)
      values (${document.id}::uuid, ${document.applicationId}::uuid, ${document.kind}, ${document.name},
        ${document.type}, ${document.size}::int, ${this.encryption.encryptBytes(content)}::bytea,
        ${document.uploadedAt}::timestamptz)`);
  }
}
