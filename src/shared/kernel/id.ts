import { randomUUIDv7 } from 'node:crypto';

/** A new identifier: UUIDv7 (RFC 9562), so ids sort roughly by the time they were made. */
export function newId(): string {
  return randomUUIDv7();
}
