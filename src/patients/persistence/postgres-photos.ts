import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../shared/persistence/database.js';
import { FieldEncryption } from '../../shared/security/field-encryption.js';
import { Photos } from '../domain/photos.js';

/** `patients.photo`: encrypted, a face says whose record this is. */
@Injectable()
export class PostgresPhotos extends Photos {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
  ) {
    super();
  }

  async of(patientId: string): Promise<Buffer | undefined> {
    const row = await this.database.row<{ content: Buffer }>(
      sql`select content from patients.photo where patient_id = ${patientId}::uuid`,
    );
    return row && this.encryption.decryptBytes(row.content);
  }

  async put(patientId: string, jpeg: Buffer, now: Temporal.Instant): Promise<void> {
    await this.database.rows(sql`
      insert into patients.photo (patient_id, content, updated_at)
      values (${patientId}::uuid, ${this.encryption.encryptBytes(jpeg)}, ${now.toString()}::timestamptz)
      on conflict (patient_id) do update set content = excluded.content, updated_at = excluded.updated_at`);
  }

  async remove(patientId: string): Promise<void> {
    await this.database.rows(sql`delete from patients.photo where patient_id = ${patientId}::uuid`);
  }
}
