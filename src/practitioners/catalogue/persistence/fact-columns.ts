import { sql } from 'kysely';

/** What {@link siteFacts} reads, of a table named s. */
export const siteColumns =
  sql.raw(`s.id as "siteId", s.name as "siteName", s.time_zone as "timeZone", s.address, s.latitude,
  s.longitude, s.opening_hours as "openingHours", s.active as "siteActive"`);

/** What {@link visitTypeFacts} reads, of a table named v. */
export const visitTypeColumns =
  sql.raw(`v.id as "visitTypeId", v.name as "visitTypeName", v.duration_minutes as "duration",
  v.buffer_before_minutes as "bufferBefore", v.buffer_after_minutes as "bufferAfter",
  v.slot_interval_minutes as "slotInterval", v.fee_amount as "feeAmount", v.fee_currency as "feeCurrency", v.mode,
  v.approval, v.capacity, v.lead_time_minutes as "leadTime", v.booking_window_days as "bookingWindow",
  v.active as "visitTypeActive"`);
