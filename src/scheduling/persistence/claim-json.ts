import { sql, type RawBuilder } from 'kysely';

const epoch = (column: string): RawBuilder<unknown> => sql`extract(epoch from ${sql.raw(column)}) * 1000`;

/** A row of `scheduling.claim c` as {@link ClaimJson}. */
export const claimJson = sql`jsonb_build_object('id', c.id, 'practitionerId', c.practitioner_id, 'kind', c.kind,
  'siteId', c.site_id, 'visitTypeId', c.visit_type_id, 'ownerId', c.owner_account_id,
  'start', ${epoch('c.starts_at')}, 'from', ${epoch('lower(c.during)')}, 'to', ${epoch('upper(c.during)')},
  'capacity', c.capacity, 'expiresAt', ${epoch('c.expires_at')}, 'overbooked', c.overbooked, 'closed', c.closed,
  'seatsTaken', (select count(*) from scheduling.claim_seat s where s.claim_id = c.id))`;

/** A row of `scheduling.practitioner_day d` as {@link DayRow}. */
export const dayColumns = sql.raw(`d.practitioner_id as "practitionerId", d.site_id as "siteId", d.day::text as day,
  d.offers, d.free::text as free`);
