import { Query } from '@nestjs/cqrs';
import { sql, type RawBuilder } from 'kysely';
import type { Page } from '../../shared/kernel/page.js';
import { isoOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { keyset } from '../../shared/persistence/keyset.js';
import type { MessageKind, MessageStatus, Recipient } from '../domain/message.js';
import { Handles } from '../handlers.js';

/** A message and what became of it, for the eyes of an admin: who, but not which address and not what it says. */
export interface DeliveryDetails {
  readonly id: string;
  readonly kind: MessageKind;
  /** Of a reminder: so long before the start of its visit. */
  readonly leadMinutes: number | null;
  readonly channel: 'email';
  readonly recipient: Recipient;
  readonly appointmentId: string | null;
  readonly status: MessageStatus;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly sentAt: string | null;
  readonly lastError: string | null;
  readonly createdAt: string;
}

/** All messages, newest first. */
export class FindDeliveries extends Query<Page<DeliveryDetails>> {
  constructor(
    readonly filter: { readonly status?: MessageStatus },
    readonly page: { readonly limit: number; readonly cursor?: string },
  ) {
    super();
  }
}

const newestFirst = keyset<DeliveryDetails>('desc', [{ column: sql`id`, kind: 'id', of: ({ id }) => id }]);

@Handles(FindDeliveries)
class FindDeliveriesHandler {
  constructor(private readonly database: Database) {}

  async execute({ filter, page }: FindDeliveries): Promise<Page<DeliveryDetails>> {
    const deliveries = await findDeliveries(
      this.database,
      sql`(${filter.status ?? null}::text is null or status = ${filter.status ?? null}::text)
        and ${newestFirst.after(page.cursor)} order by ${newestFirst.order} limit ${page.limit + 1}::int`,
    );
    return newestFirst.page(deliveries, page.limit);
  }
}

export async function findDeliveries(database: Database, where: RawBuilder<unknown>): Promise<DeliveryDetails[]> {
  const rows = await database.rows<DeliveryDetails>(sql`
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
