/** A table with encrypted fields. `atOnce` is how many of its rows fit into memory together. */
export interface EncryptedTable {
  readonly table: string;
  readonly key: { readonly column: string; readonly type: 'uuid' | 'bytea' };
  readonly columns: readonly string[];
  readonly atOnce: number;
}

function encrypted(table: string, columns: string[], options: Partial<EncryptedTable> = {}): EncryptedTable {
  return { table, columns, key: { column: 'id', type: 'uuid' }, atOnce: 500, ...options };
}

const ofPatient = { column: 'patient_id', type: 'uuid' } as const;

/**
 * Every column that FieldEncryption writes: what `keys:rotate` encrypts anew. A test compares this and
 * {@link columnsOfPlainBytes} with all `bytea` columns of the database.
 */
export const encryptedTables: readonly EncryptedTable[] = [
  encrypted('platform.audit_event', ['reason'], { atOnce: 5_000 }),
  encrypted('platform.audit_seal_key', ['secret']),
  encrypted('platform.idempotency_key', ['result'], { key: { column: 'key', type: 'bytea' } }),
  encrypted('practitioners.practitioner', ['licence_number']),
  encrypted('practitioners.application', ['licence_number', 'review_note']),
  encrypted('practitioners.application_document', ['content'], { atOnce: 5 }),
  encrypted('practitioners.credential', ['licence_number', 'rejection_reason']),
  encrypted('practitioners.credential_content', ['content'], {
    key: { column: 'credential_id', type: 'uuid' },
    atOnce: 5,
  }),
  encrypted('patients.medical_history', ['content']),
  encrypted('patients.emergency_contacts', ['content'], { key: ofPatient }),
  encrypted('patients.photo', ['content'], { key: ofPatient, atOnce: 50 }),
  encrypted('scheduling.exception', ['reason']),
  encrypted('appointments.appointment', ['reason', 'staff_note']),
  encrypted('appointments.history', ['reason']),
  encrypted('records.visit_note', ['text', 'amendments'], { key: { column: 'appointment_id', type: 'uuid' } }),
  encrypted('records.prescription', ['items', 'particulars', 'code', 'void_reason']),
  encrypted('records.document', ['title', 'name']),
  encrypted('records.document', ['content'], { atOnce: 5 }),
  encrypted('notifications.mailbox', ['content'], { atOnce: 50 }),
];

/** Digests, and what everybody may see. */
export const columnsOfPlainBytes: readonly string[] = [
  'identity.attempt.key',
  'identity.refresh_token.digest',
  'identity.refresh_token.used_agent',
  'identity.session.network',
  'platform.audit_seal.hash',
  'platform.audit_seal.previous_hash',
  'platform.idempotency_key.body_hash',
  'platform.idempotency_key.key',
  'practitioners.practitioner_photo.content',
  'settings.logo.content',
];
