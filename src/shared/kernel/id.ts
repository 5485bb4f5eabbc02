import { randomUUIDv7 } from 'node:crypto';

/** A new identifier: UUIDv7 (RFC 9562), so ids sort roughly by the time they were made. */
export function newId(): string {
  return randomUUIDv7();
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a value is an id of ours (UUID). */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value);
}
