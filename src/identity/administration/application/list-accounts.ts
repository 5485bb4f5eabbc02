import { Query } from '@nestjs/cqrs';
import { sql, type RawBuilder } from 'kysely';
import { mapPage, pageOf, positionOf, type Page } from '../../../shared/http/paging.js';
import type { Role } from '../../../shared/kernel/actor.js';
import { Database } from '../../../shared/persistence/database.js';
import type { AccountStatus } from '../../accounts/domain/account.js';
import { Handles } from '../../handlers.js';
import { accountColumns, accountOf, type AccountRecord } from './account-record.js';

export const accountSorts = ['fullName', '-fullName', 'createdAt', '-createdAt'] as const;
export type AccountSort = (typeof accountSorts)[number];

export interface AccountFilter {
  /** Part of a name or an e-mail address; accents and capitals do not matter. */
  readonly q?: string;
  readonly role?: Role;
  readonly status?: AccountStatus;
  readonly sort: AccountSort;
  readonly limit: number;
  readonly cursor?: string;
}

/** All accounts. Who may ask is decided by the route's role. */
export class ListAccounts extends Query<Page<AccountRecord>> {
  constructor(readonly filter: AccountFilter) {
    super();
  }
}

const columns = { fullName: sql`a.full_name`, createdAt: sql`a.created_at` };
const types = { fullName: sql`text`, createdAt: sql`timestamptz` };

@Handles(ListAccounts)
class ListAccountsHandler {
  constructor(private readonly database: Database) {}

  async execute({ filter }: ListAccounts): Promise<Page<AccountRecord>> {
    const { sort, limit, cursor } = filter;
    const key = sort.replace('-', '') as keyof typeof columns;
    const down = sort.startsWith('-');
    const [value, id] = positionOf(cursor, 2) ?? [];
    const position = sql`(${value}::${types[key]}, ${id}::uuid)`;
    const after = value === undefined ? sql`` : sql`and (${columns[key]}, a.id) ${down ? sql`<` : sql`>`} ${position}`;
    const direction = down ? sql`desc` : sql`asc`;
    const rows = await this.database.rows<AccountRecord>(sql`
      select ${accountColumns} from identity.account a where true ${conditions(filter)} ${after}
      order by ${columns[key]} ${direction}, a.id ${direction} limit ${limit + 1}`);
    return mapPage(
      pageOf(rows, limit, (row) => [row[key], row.id]),
      accountOf,
    );
  }
}

function conditions({ q, role, status }: AccountFilter): RawBuilder<unknown> {
  const wanted = [
    // The very expression of the index account_search. What the dictionary makes of the text is escaped, not the text.
    ...(q === undefined
      ? []
      : [
          sql`and identity.searchable(a.full_name || ' ' || a.email)
            like '%' || regexp_replace(identity.searchable(${q}), '([\\%_])', '\\\\\\1', 'g') || '%'`,
        ]),
    ...(role === undefined ? [] : [sql`and a.roles @> array[${role}]`]),
    ...(status === undefined
      ? []
      : [status === 'active' ? sql`and a.status = 'active'` : sql`and a.status = 'suspended'`]),
  ];
  return sql.join(wanted, sql` `);
}
