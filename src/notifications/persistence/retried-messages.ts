import { sql } from 'kysely';
import type { RetriedWork } from '../../shared/messaging/parked-work.js';

/** Messages that are sent again, by what they say. */
export const retriedMessages: RetriedWork = {
  table: sql.table('notifications.message'),
  name: sql`split_part(kind, '/', 1)`,
};
