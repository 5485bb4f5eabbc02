import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { newId } from '../../shared/kernel/id.js';
import { isoOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import type { NewMessage } from '../domain/message.js';
import { Messages, type ClaimedMessage, type Outcome } from '../domain/messages.js';

/**
 * A lease that ran out while the database was away says nothing of its sender, who could not record what became of the
 * mail: after a start of the server senders have a moment to do so, before others take their messages over. How long the
 * server has been up is no business time, so the server itself is asked.
 */
const mayBeTaken = sql`(status = 'due'
  or status = 'sending' and statement_timestamp() > pg_postmaster_start_time() + interval '10 seconds')`;

/** `notifications.message`. A reminder's kind carries its lead: `visit-reminder/1440`. `next_attempt_at` is also the end of the lease while a message is being sent. */
@Injectable()
export class PostgresMessages extends Messages {
  constructor(private readonly database: Database) {
    super();
  }

  async add(messages: readonly NewMessage[], now: Temporal.Instant): Promise<string[]> {
    if (messages.length === 0) return [];
    const rows = messages.map((message) => ({
      id: newId(),
      kind: message.leadMinutes === undefined ? message.kind : `${message.kind}/${message.leadMinutes}`,
      recipient_kind: message.recipient.kind,
      recipient_id: message.recipient.id,
      appointment_id: message.appointmentId ?? null,
      event_id: message.eventId ?? null,
      revision: message.revision ?? 0,
      details: message.details ?? {},
      caused_at: message.causedAt.toString(),
    }));
    // The unique index is the identity: the same cause seen again adds nothing.
    const added = await this.database.rows<{ id: string }>(sql`
      insert into notifications.message (id, kind, recipient_kind, recipient_id, appointment_id, event_id, revision,
        details, caused_at, created_at, next_attempt_at)
      select r.id, r.kind, r.recipient_kind, r.recipient_id, r.appointment_id, r.event_id, r.revision, r.details,
        r.caused_at, ${now.toString()}::timestamptz, ${now.toString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, kind text, recipient_kind text,
        recipient_id uuid, appointment_id uuid, event_id uuid, revision int, details jsonb, caused_at timestamptz)
      on conflict do nothing
      returning id`);
    return added.map(({ id }) => id);
  }

  async due(now: Temporal.Instant, max: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(sql`
      select id from notifications.message
      where ${mayBeTaken} and next_attempt_at <= ${now.toString()}::timestamptz
      order by next_attempt_at limit ${max}::int`);
    return rows.map(({ id }) => id);
  }

  async claim(id: string, now: Temporal.Instant, leaseUntil: Temporal.Instant): Promise<ClaimedMessage | undefined> {
    const row = await this.database.row<ClaimedRow>(sql`
      update notifications.message
      set status = 'sending', attempts = attempts + 1, next_attempt_at = ${leaseUntil.toString()}::timestamptz
      where id = ${id}::uuid and ${mayBeTaken} and next_attempt_at <= ${now.toString()}::timestamptz
      returning id, split_part(kind, '/', 1) as kind, recipient_kind as "recipientKind", recipient_id as "recipientId",
        appointment_id as "appointmentId", revision, details, attempts as attempt, caused_at as "causedAt"`);
    if (!row) return undefined;
    const { recipientKind, recipientId, ...rest } = row;
    return { ...rest, recipient: { kind: recipientKind, id: recipientId }, causedAt: isoOf(row.causedAt) };
  }

  async record(message: ClaimedMessage, outcome: Outcome): Promise<void> {
    const status = outcome.kind === 'postponed' ? 'due' : outcome.kind;
    const sentAt = outcome.kind === 'sent' ? outcome.at.toString() : null;
    const until = outcome.kind === 'postponed' ? outcome.until.toString() : null;
    const error = outcome.kind === 'sent' ? null : outcome.kind === 'skipped' ? outcome.why : outcome.error;
    await this.database.rows(sql`
      update notifications.message
      set status = ${status}, sent_at = ${sentAt}::timestamptz, last_error = ${error?.slice(0, 300) ?? null}::text,
        next_attempt_at = coalesce(${until}::timestamptz, next_attempt_at)
      where id = ${message.id}::uuid and (status = 'sending' and attempts = ${message.attempt}::int
        or ${status}::text = 'sent' and status in ('sending', 'due'))`);
  }
}

type ClaimedRow = Omit<ClaimedMessage, 'recipient'> & {
  readonly recipientKind: ClaimedMessage['recipient']['kind'];
  readonly recipientId: string;
};
