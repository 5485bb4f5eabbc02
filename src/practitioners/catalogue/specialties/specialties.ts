import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { missing, refused } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { Specialty } from './specialty.js';

@Injectable()
export class Specialties {
  constructor(private readonly database: Database) {}

  /** Locked until the transaction ends. @throws missing */
  async get(id: string): Promise<Specialty> {
    const specialty = await this.database.em.findOne(Specialty, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!specialty) throw missing('specialty');
    return specialty;
  }

  /** @throws UNKNOWN_SPECIALTY naming the ids that are not there or not active. */
  async requireActive(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const unknown = await this.database.rows<{ id: string }>(sql`
      select asked.id from unnest(${ids}::uuid[]) asked (id)
      where not exists (select from practitioners.specialty s where s.id = asked.id and s.active)`);
    if (unknown.length > 0) {
      throw refused('UNKNOWN_SPECIALTY', 'There is no such specialty.', { specialtyIds: unknown.map(({ id }) => id) });
    }
  }
}
