import { Injectable } from '@nestjs/common';
import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { idOf, pageOf, type Page } from '../../../shared/kernel/page.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { MappedTable } from '../../../shared/persistence/mapped-table.js';
import type { Row } from '../../../shared/persistence/pending-writes.js';
import { requireOwnPractitioner } from '../../directory/application/own-practitioner.js';
import { dateOf } from '../../directory/domain/licence.js';
import { Handles } from '../../handlers.js';
import { Credential, credentialRow, type CredentialColumns, type CredentialRow } from '../domain/credential.js';

interface PageAsked {
  readonly limit: number;
  readonly cursor?: string;
}

/** A practitioner's credentials, newest first. */
export class ListCredentials extends Query<Page<CredentialRow>> {
  constructor(
    readonly actor: Actor,
    readonly practitionerId: string,
    readonly page: PageAsked,
  ) {
    super();
  }
}

/** With whose it is. */
export interface UndecidedCredential extends CredentialRow {
  readonly practitionerName: string;
}

/** What waits for an admin: every practitioner's, oldest first. */
export class ListUndecidedCredentials extends Query<Page<UndecidedCredential>> {
  constructor(readonly page: PageAsked) {
    super();
  }
}

/** `practitioners.credential c`, by its mapping. */
@Injectable()
export class CredentialTable extends MappedTable<CredentialColumns> {
  readonly whole = this.without('c');

  constructor({ em }: Database) {
    super(em, Credential);
  }
}

@Handles(ListCredentials)
class ListCredentialsHandler {
  constructor(
    private readonly database: Database,
    private readonly table: CredentialTable,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, practitionerId, page: { limit, cursor } }: ListCredentials): Promise<Page<CredentialRow>> {
    requireOwnPractitioner(actor, practitionerId);
    const after = idOf(cursor) ?? null;
    // Whether somebody has credentials is no other answer than whether there is somebody.
    const known = await this.database.row(sql`
      select from practitioners.practitioner where id = ${practitionerId}::uuid`);
    if (!known) throw missing('practitioner');
    const { columns, read } = this.table.whole;
    const rows = await this.database.rows<Row>(sql`
      select ${columns} from practitioners.credential c
      where c.practitioner_id = ${practitionerId}::uuid and (${after}::uuid is null or c.id < ${after}::uuid)
      order by c.id desc limit ${limit + 1}::int`);
    const today = dateOf(this.clock.now());
    const credentials = rows.map((row) => credentialRow(read(row), today));
    return pageOf(credentials, limit, ({ id }) => [id]);
  }
}

@Handles(ListUndecidedCredentials)
class ListUndecidedCredentialsHandler {
  constructor(
    private readonly database: Database,
    private readonly table: CredentialTable,
    private readonly clock: Clock,
  ) {}

  async execute({ page: { limit, cursor } }: ListUndecidedCredentials): Promise<Page<UndecidedCredential>> {
    const after = idOf(cursor) ?? null;
    const { columns, read } = this.table.whole;
    const rows = await this.database.rows<Row & { practitionerName: string }>(sql`
      select ${columns}, p.full_name as "practitionerName"
      from practitioners.credential c join practitioners.practitioner p on p.id = c.practitioner_id
      where c.status = 'pending' and (${after}::uuid is null or c.id > ${after}::uuid)
      order by c.id limit ${limit + 1}::int`);
    const today = dateOf(this.clock.now());
    const undecided = rows.map((row) => {
      return { ...credentialRow(read(row), today), practitionerName: row.practitionerName };
    });
    return pageOf(undecided, limit, ({ id }) => [id]);
  }
}
