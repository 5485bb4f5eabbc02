import { sql, type RawBuilder } from 'kysely';
import { createHmac } from 'node:crypto';
import type { FieldEncryption } from '../shared/security/field-encryption.js';

/** An audit event as it is sealed: every column of its table. */
export interface SealedEvent {
  readonly id: string;
  readonly at: string;
  readonly accountId: string;
  readonly actingAs: string;
  readonly patientId: string | null;
  readonly action: string;
  readonly resource: string;
  readonly resourceId: string | null;
  readonly reason: Buffer | null;
  readonly requestId: string | null;
  readonly changed: string[] | null;
  readonly patientIds: string[] | null;
}

/** The columns of a {@link SealedEvent}, of `platform.audit_event e`. The instant is text to the last microsecond. */
export const sealedColumns: RawBuilder<SealedEvent> = sql`
  e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.account_id as "accountId",
  e.acting_as as "actingAs", e.patient_id as "patientId", e.action, e.resource, e.resource_id as "resourceId",
  e.reason, e.request_id as "requestId", e.changed, e.patient_ids as "patientIds"`;

/** How far the chain reaches: noted elsewhere, it proves later that nothing was cut off its end. */
export interface ChainEnd {
  readonly position: number;
  /** Hexadecimal digits. */
  readonly hash: string;
}

/** What the first seal has in place of the hash before it. */
export const beginning = Buffer.alloc(32);

/**
 * The hash that seals an event at its place: HMAC-SHA-256 over the place, the hash before and everything the event says.
 * The reason goes in as it reads, not as it is stored: its encryption changes with the keys. What was changed and
 * the patients of a list go in only where they are said: events are older than those columns. The patients go in by name,
 * so that no list of theirs reads like a list of changes.
 */
export function sealOf(
  secret: Buffer,
  position: number,
  previousHash: Buffer,
  event: SealedEvent,
  encryption: FieldEncryption,
): Buffer {
  const { id, at, accountId, actingAs, patientId, action, resource, resourceId, requestId, changed, patientIds } =
    event;
  const text = JSON.stringify([
    ...['audit seal 1', position, previousHash.toString('hex'), id, at, accountId, actingAs, patientId],
    ...[action, resource, resourceId, reasonOf(event, encryption), requestId],
    ...(changed === null ? [] : [changed]),
    ...(patientIds === null ? [] : [{ patientIds }]),
  ]);
  return createHmac('sha256', secret).update(text).digest();
}

/** A reason that nobody can read must not keep everything after it from being sealed: that it is so is sealed. */
function reasonOf({ reason }: SealedEvent, encryption: FieldEncryption): string | null | { unreadable: true } {
  if (reason === null) return null;
  try {
    return encryption.decrypt(reason);
  } catch {
    return { unreadable: true };
  }
}

/**
 * Ids carry the time of their machine (UUIDv7): the id before all that are made from `minutes` after that of `id` on.
 * Events commit in another order than their ids', by as much as a transaction may last.
 */
export function idAround(id: string, minutes: number): string {
  const milliseconds = parseInt(id.replaceAll('-', '').slice(0, 12), 16) + minutes * 60_000;
  const hex = Math.min(Math.max(milliseconds, 0), 2 ** 48 - 1)
    .toString(16)
    .padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** How far the ids of events that commit one after the other may lie apart. */
export const disorderMinutes = 10;
