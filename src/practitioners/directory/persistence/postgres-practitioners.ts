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

  override takeRunningOut(today: string, day: string, limit: number) {
    return this.database.rows(sql<{ practitionerId: string; expiresOn: string }>`
      update practitioners.practitioner p set licence_warned_for = p.licence_expires_on
      from (
        select id from practitioners.practitioner
        where status = 'active' and licence_expires_on between ${today}::date and ${day}::date
          and licence_warned_for is distinct from licence_expires_on
        order by id limit ${limit} for no key update skip locked
      ) due
      where p.id = due.id returning p.id as "practitionerId", p.licence_expires_on::text as "expiresOn"`);
  }
}
