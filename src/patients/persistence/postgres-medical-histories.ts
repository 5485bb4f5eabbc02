import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { newId } from '../../shared/kernel/id.js';
import { isoOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { FieldEncryption } from '../../shared/security/field-encryption.js';
import { MedicalHistories } from '../domain/medical-histories.js';
import { nothingWritten, type MedicalHistory, type WrittenHistory } from '../domain/medical-history.js';
import { lockPatient } from './lock-patient.js';

/** `patients.medical_history`: a row for every version, its content one encrypted JSON text. */
@Injectable()
export class PostgresMedicalHistories extends MedicalHistories {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
  ) {
    super();
  }

  async current(patientId: string): Promise<WrittenHistory> {
    const row = await this.database.row<{
      content: Buffer;
      version: number;
      writtenAt: string;
      writtenAs: WrittenHistory['writtenAs'];
    }>(sql`
      select content, version, written_at as "writtenAt", written_as as "writtenAs" from patients.medical_history
      where patient_id = ${patientId}::uuid order by version desc limit 1`);
    if (!row) return nothingWritten;
    const content = JSON.parse(this.encryption.decrypt(row.content)) as MedicalHistory;
    return { ...row, content, writtenAt: isoOf(row.writtenAt) };
  }

  async toReplace(patientId: string): Promise<WrittenHistory> {
    await lockPatient(this.database, patientId);
    return this.current(patientId);
  }

  async add(patientId: string, { content, version, writtenAt, writtenAs }: WrittenHistory, by: string): Promise<void> {
    await this.database.rows(sql`
      insert into patients.medical_history (id, patient_id, version, content, written_at, written_by, written_as)
      values (${newId()}::uuid, ${patientId}::uuid, ${version}::int, ${this.encryption.encrypt(JSON.stringify(content))},
              ${writtenAt}::timestamptz, ${by}::uuid, ${writtenAs})`);
  }
}
