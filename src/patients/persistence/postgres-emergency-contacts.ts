import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { isoOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { FieldEncryption } from '../../shared/security/field-encryption.js';
import { EmergencyContacts, type ContactList, type EmergencyContact } from '../domain/emergency-contacts.js';
import { lockPatient } from './lock-patient.js';

/** `patients.emergency_contacts`. Encrypted as well: these people never asked to stand in our database. */
@Injectable()
export class PostgresEmergencyContacts extends EmergencyContacts {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
  ) {
    super();
  }

  async of(patientId: string): Promise<ContactList> {
    const row = await this.database.row<{ content: Buffer; version: number; updatedAt: string }>(sql`
      select content, version, updated_at as "updatedAt" from patients.emergency_contacts
      where patient_id = ${patientId}::uuid`);
    if (!row) return { contacts: [], version: 0, updatedAt: null };
    const contacts = JSON.parse(this.encryption.decrypt(row.content)) as EmergencyContact[];
    return { contacts, version: row.version, updatedAt: isoOf(row.updatedAt) };
  }

  async toReplace(patientId: string): Promise<ContactList> {
    await lockPatient(this.database, patientId);
    return this.of(patientId);
  }

  async replace(patientId: string, { contacts, version, updatedAt }: ContactList): Promise<void> {
    await this.database.rows(sql`
      insert into patients.emergency_contacts (patient_id, version, content, updated_at)
      values (${patientId}::uuid, ${version}::int, ${this.encryption.encrypt(JSON.stringify(contacts))},
              ${updatedAt}::timestamptz)
      on conflict (patient_id) do update
      set version = excluded.version, content = excluded.content, updated_at = excluded.updated_at`);
  }
}
