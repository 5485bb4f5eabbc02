import { Query } from '@nestjs/cqrs';
import { sql, type RawBuilder } from 'kysely';
import type { Page } from '../../shared/kernel/page.js';
import { isoOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { keyset } from '../../shared/persistence/keyset.js';
import type { MessageStatus } from '../domain/message.js';
import { Handles } from '../handlers.js';
import type { DeliveryView } from '../http/delivery.view.js';

/** All messages, newest first. */
export class FindDeliveries extends Query<Page<DeliveryView>> {
  constructor(
    readonly filter: { readonly status?: MessageStatus },
    readonly page: { readonly limit: number; readonly cursor?: string },
  ) {
    super();
  }
}

const newestFirst = keyset<DeliveryView>('desc', [{ column: sql`id`, kind: 'id', of: ({ id }) => id }]);

@Handles(FindDeliveries)
class FindDeliveriesHandler {
  constructor(private readonly database: Database) {}

  async execute({ filter, page }: FindDeliveries): Promise<Page<DeliveryView>> {
    const found = await deliveries(
      this.database,
      sql`(${filter.status ?? null}::text is null or status = ${filter.status ?? null}::text)
        and ${newestFirst.after(page.cursor)} order by ${newestFirst.order} limit ${page.limit + 1}::int`,
    );
    return newestFirst.page(found, page.limit);
  }
}

/** One of them. */
export async function findDelivery(database: Database, id: string): Promise<DeliveryView | undefined> {
  return (await deliveries(database, sql`id = ${id}::uuid`))[0];
}

/** The same for who is about to change it: its row is locked for the transaction in progress. */
export async function lockDelivery(database: Database, id: string): Promise<DeliveryView | undefined> {
  return (await deliveries(database, sql`id = ${id}::uuid for update`))[0];
}

async function deliveries(database: Database, where: RawBuilder<unknown>): Promise<DeliveryView[]> {
  const rows = await database.rows<DeliveryView>(sql`
    select id, split_part(kind, '/', 1) as kind, nullif(split_part(kind, '/', 2), '')::int as "leadMinutes", channel, jsonb_build_object('kind', recipient_kind, 'id', recipient_id) as recipient,
      appointment_id as "appointmentId", status, attempts, sent_at as "sentAt", last_error as "lastError",
      case when status in ('due', 'sending') then next_attempt_at end as "nextAttemptAt", created_at as "createdAt"
    from notifications.message where ${where}`);
  return rows.map((row) => ({
    ...row,
    nextAttemptAt: row.nextAttemptAt && isoOf(row.nextAttemptAt),
    sentAt: row.sentAt && isoOf(row.sentAt),
    createdAt: isoOf(row.createdAt),
  }));
}
