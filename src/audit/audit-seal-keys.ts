import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { Clock } from '../shared/kernel/clock.js';
import { newId } from '../shared/kernel/id.js';
import { Database } from '../shared/persistence/database.js';
import { FieldEncryption } from '../shared/security/field-encryption.js';

export interface SealKey {
  readonly id: string;
  readonly secret: Buffer;
}

/**
 * The keys of the seals: one random key for each SECRET_KEY that has been the first, encrypted by it in the database.
 * `keys:rotate` encrypts them anew, so a SECRET_KEY can go and what was sealed under it can still be proved; and who
 * has stolen it cannot go on with the chain once another one writes.
 */
@Injectable()
export class AuditSealKeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly encryption: FieldEncryption,
  ) {}

  /** The key to seal with now; made when it is needed first. Only for the one sealer. */
  async current(): Promise<SealKey> {
    const secretKeyId = this.encryption.keyIds[0]!;
    const found = await this.database.row<{ id: string; secret: Buffer }>(
      sql`select id, secret from platform.audit_seal_key where secret_key_id = ${secretKeyId}`,
    );
    if (found) return { id: found.id, secret: this.encryption.decryptBytes(found.secret) };
    const key = { id: newId(), secret: randomBytes(32) };
    await this.database.rows(sql`
      insert into platform.audit_seal_key (id, secret_key_id, secret, created_at)
      values (${key.id}::uuid, ${secretKeyId}, ${this.encryption.encryptBytes(key.secret)}::bytea,
        ${this.clock.now().toString()}::timestamptz)`);
    return key;
  }

  /** All keys there have been, by their ids, as far as SECRET_KEY opens them. */
  async all(): Promise<Map<string, Buffer>> {
    const rows = await this.database.rows<SealKey>(sql`select id, secret from platform.audit_seal_key`);
    return new Map(
      rows.flatMap(({ id, secret }) => {
        try {
          return [[id, this.encryption.decryptBytes(secret)]];
        } catch {
          return [];
        }
      }),
    );
  }
}
