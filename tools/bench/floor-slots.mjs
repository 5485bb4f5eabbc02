// Free times with the two statements that the application runs, and the shortest way from their rows to the answer.

const terms = `
  select p.id as "practitionerId", p.full_name as "fullName", p.account_id as "accountId",
  p.status, p.licence_expires_on::text as "licenceExpiresOn", p.specialty_ids as "specialtyIds",
  p.visit_type_ids as "visitTypeIds", p.home_site_id as "homeSiteId", s.id as "siteId", s.name as "siteName",
  s.time_zone as "timeZone", s.address, s.latitude, s.longitude, s.opening_hours as "openingHours",
  s.active as "siteActive", v.id as "visitTypeId", v.name as "visitTypeName", v.duration_minutes as "duration",
  v.buffer_before_minutes as "bufferBefore", v.buffer_after_minutes as "bufferAfter",
  v.slot_interval_minutes as "slotInterval", v.fee_amount as "feeAmount", v.fee_currency as "feeCurrency", v.mode,
  v.approval, v.capacity, v.lead_time_minutes as "leadTime", v.booking_window_days as "bookingWindow",
  v.active as "visitTypeActive"
  from (select $1::uuid as p, $2::uuid as s, $3::uuid as v) asked
  left join practitioners.practitioner p on p.id = asked.p
  left join practitioners.site s on s.id = asked.s
  left join practitioners.visit_type v on v.id = asked.v`;

const epoch = (column) => `extract(epoch from ${column}) * 1000`;
const sight = `
  select d.practitioner_id as "practitionerId", d.site_id as "siteId", d.day::text as day, d.offers,
    d.free::text as free, null::jsonb as claims
  from scheduling.practitioner_day d
  where d.practitioner_id = $1::uuid and ($2::uuid is null or d.site_id = $3::uuid)
    and d.day between $4::date and $5::date
  union all
  select null, null, null, null, null, (
    select jsonb_agg(jsonb_build_object('id', c.id, 'practitionerId', c.practitioner_id, 'kind', c.kind,
      'siteId', c.site_id, 'visitTypeId', c.visit_type_id, 'ownerId', c.owner_account_id,
      'start', ${epoch('c.starts_at')}, 'from', ${epoch('lower(c.during)')}, 'to', ${epoch('upper(c.during)')},
      'capacity', c.capacity, 'expiresAt', ${epoch('c.expires_at')}, 'overbooked', c.overbooked,
      'seatsTaken', (select count(*) from scheduling.claim_seat s where s.claim_id = c.id)))
    from scheduling.claim c
    where c.practitioner_id = $6::uuid and c.live and not c.overbooked
      and (c.kind = 'group' or (c.kind = 'hold' and c.expires_at > $7::timestamptz
        and c.owner_account_id is distinct from $8::uuid))
      and c.during && tstzrange(($9::date - 1)::timestamptz, ($10::date + 3)::timestamptz))`;

const half = 1_800_000;

/** The half hours of the free time. The seed has neither holds nor groups, and all its hours start on the grid. */
export async function freeTimes(pool, { practitionerId, siteId, visitTypeId, from, to }) {
  const asked = await pool.query({ name: 'terms', text: terms, values: [practitionerId, siteId, visitTypeId] });
  const { timeZone, capacity: seatsLeft } = asked.rows[0];
  const first = new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10);
  const now = new Date().toISOString();
  const values = [practitionerId, siteId, siteId, first, to, practitionerId, now, null, first, to];
  const { rows } = await pool.query({ name: 'sight', text: sight, values });
  const items = [];
  for (const { free, day } of rows) {
    if (!day || day < from || day >= to) continue;
    for (const [, begin, end] of free.matchAll(/\["([^"]+)","([^"]+)"\)/g)) {
      const last = Date.parse(end) - half;
      for (let at = Date.parse(begin); at <= last; at += half) {
        const [start, stop] = [instant(at), instant(at + half)];
        items.push({ start, end: stop, timeZone, practitionerId, siteId, visitTypeId, seatsLeft });
      }
    }
  }
  return { items, nextCursor: null };
}

function instant(epoch) {
  return new Date(epoch).toISOString().replace('.000Z', 'Z');
}
