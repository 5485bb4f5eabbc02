import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { FieldEncryption } from '../../../shared/security/field-encryption.js';
import { Credentials } from '../domain/credentials.js';
import { Credential } from '../domain/credential.js';

@Injectable()
export class PostgresCredentials extends Credentials {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
  ) {
    super();
  }

  override async get(practitionerId: string, id: string): Promise<Credential> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const credential = await this.database.em.findOne(Credential, { id, practitionerId }, { lockMode });
    if (!credential) throw missing('credential');
    return credential;
  }

  override async add(credential: Credential, content: Buffer): Promise<void> {
    this.database.em.persist(credential);
    await this.database.em.flush();
    await this.database.rows(sql`
      insert into practitioners.credential_content (credential_id, content)
      values (${credential.id}::uuid, ${this.encryption.encryptBytes(content)}::bytea)`);
  }

  override async countPending(practitionerId: string): Promise<number> {
    const row = await this.database.row<{ count: number }>(sql`
      select count(*)::int as count from practitioners.credential
      where practitioner_id = ${practitionerId}::uuid and status = 'pending'`);
    return row!.count;
  }
}
