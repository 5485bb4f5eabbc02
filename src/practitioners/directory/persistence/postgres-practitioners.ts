import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { conflict, missing } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { constraintMeans } from '../../../shared/persistence/postgres-errors.js';
import { Practitioners } from '../domain/practitioners.js';
import { Practitioner } from '../domain/practitioner.js';

const alreadyListed = () => conflict('ALREADY_PRACTITIONER', 'This account is listed as a practitioner already.');

constraintMeans('practitioner_account_id', alreadyListed);

@Injectable()
export class PostgresPractitioners extends Practitioners {
  constructor(private readonly database: Database) {
    super();
  }

  override async get(id: string): Promise<Practitioner> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const practitioner = await this.database.em.findOne(Practitioner, { id }, { lockMode });
    if (!practitioner) throw missing('practitioner');
    return practitioner;
  }

  override add(practitioner: Practitioner): void {
    this.database.em.persist(practitioner);
  }

  override async requireUnlisted(accountId: string): Promise<void> {
    const listed = await this.database.row(
      sql`select from practitioners.practitioner where account_id = ${accountId}::uuid`,
    );
    if (listed) throw alreadyListed();
  }
}
