import { Query } from '@nestjs/cqrs';
import { sql, type RawBuilder } from 'kysely';
import { mapPage, type Page } from '../../../shared/kernel/page.js';
import type { Role } from '../../../shared/kernel/actor.js';
import { Database } from '../../../shared/persistence/database.js';
import { keyset } from '../../../shared/persistence/keyset.js';
import { AskedName } from '../../../shared/persistence/name-search.js';
import type { AccountStatus } from '../../accounts/domain/account.js';
import { Handles } from '../../handlers.js';
import type { AccountRecord } from '../http/users.view.js';
import { accountColumns, accountOf } from './read-account.js';

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

function orderOf(sort: AccountSort) {
  const byName = sort.endsWith('fullName');
  return keyset<AccountRecord>(sort.startsWith('-') ? 'desc' : 'asc', [
    byName
      ? { column: sql`a.full_name`, kind: 'text', of: ({ fullName }) => fullName }
      : { column: sql`a.created_at`, kind: 'instant', of: ({ createdAt }) => createdAt },
    { column: sql`a.id`, kind: 'id', of: ({ id }) => id },
  ]);
}

@Handles(ListAccounts)
class ListAccountsHandler {
  constructor(private readonly database: Database) {}

  async execute({ filter }: ListAccounts): Promise<Page<AccountRecord>> {
    const { sort, limit, cursor } = filter;
    const order = orderOf(sort);
    const rows = await this.database.rows<AccountRecord>(sql`
      select ${accountColumns} from identity.account a where ${order.after(cursor)} ${conditions(filter)}
      order by ${order.order} limit ${limit + 1}`);
    return mapPage(order.page(rows, limit), accountOf);
  }
}

function conditions({ q, role, status }: AccountFilter): RawBuilder<unknown> {
  const wanted = [
    ...(q === undefined ? [] : [sql`and ${new AskedName(q).isIn(sql`a.search_key`)}`]),
    ...(role === undefined ? [] : [sql`and a.roles @> array[${role}]`]),
    ...(status === undefined
      ? []
      : [status === 'active' ? sql`and a.status = 'active'` : sql`and a.status = 'suspended'`]),
  ];
  return sql.join(wanted, sql` `);
}
