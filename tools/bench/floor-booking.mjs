// The writes of a booking, twice: a statement for each, and all in one. The columns are those the application writes.
import { createHash, randomUUIDv7 } from 'node:crypto';

const day = `update scheduling.practitioner_day
  set free = free - tstzmultirange(tstzrange($1, $2)), first_free = lower(free - tstzmultirange(tstzrange($1, $2)))
  where practitioner_id = $3 and site_id = $4 and day = $5 and free @> tstzrange($1, $2) returning 1`;
const claim = `insert into scheduling.claim (id, practitioner_id, site_id, visit_type_id, during, starts_at, ends_at, kind,
    live, appointment_id, capacity)
  select $6::uuid, $3::uuid, $4::uuid, $7::uuid, tstzrange($1, $2), $1, $2, 'visit', true, $8::uuid, 1 from day returning id`;
const claimed = `with day as (${day}) ${claim}`;

const visitColumns = `id, status, revision, patient_id, practitioner_id, site_id, visit_type_id,
  visit_type_name, mode, starts_at, ends_at, time_zone, reason, late, overlap_allowed, status_changed_at, confirmed_at, created_at, updated_at`;
const historyColumns = 'id, appointment_id, at, account_id, actor_as, action, to_status, revision';
const eventColumns = 'id, type, payload, occurred_at, request_id';
const keyColumns = 'key, body_hash, result, expires_at';
const careColumns = 'appointment_id, patient_id, practitioner_id, status, since';

const steps = {
  visit: `insert into appointments.appointment (${visitColumns})
    values ($1, 'confirmed', 0, $2, $3, $4, $5, 'Visit', 'in_person', $6, $7, 'Europe/Berlin', $8, false, false, $9, $9, $9, $9)`,
  history: `insert into appointments.history (${historyColumns})
    values ($1, $2, $3, $4, 'patient', 'book', 'confirmed', 0)`,
  event: `insert into platform.outbox (${eventColumns}) values ($1, 'appointments.confirmed.v1', $2, $3, $4)`,
  key: `insert into platform.idempotency_key (${keyColumns}) values ($1, $2, $3, $4)`,
  care: `insert into patients.care_relation (${careColumns}) values ($1, $2, $3, 'confirmed', $4)`,
};

const inOne = `with day as (${day}), claim as (${claim}),
  visit as (insert into appointments.appointment (${visitColumns})
    select $8::uuid, 'confirmed', 0, $9::uuid, $3, $4, $7, 'Visit', 'in_person', $1, $2, 'Europe/Berlin', $10::bytea, false, false, $11, $11,
      $11, $11::timestamptz from claim returning id),
  history as (insert into appointments.history (${historyColumns})
    select $12::uuid, id, $11, $13::uuid, 'patient', 'book', 'confirmed', 0 from visit),
  event as (insert into platform.outbox (${eventColumns})
    select $14::uuid, 'appointments.confirmed.v1', $15::jsonb, $11, $16::text from visit),
  key as (insert into platform.idempotency_key (${keyColumns})
    select $17::bytea, $18::bytea, $19::bytea, $20::timestamptz from visit),
  care as (insert into patients.care_relation (${careColumns}) select id, $9, $3, 'confirmed', $11 from visit)
  select id from visit`;

/** One transaction, one named statement after the other. Undefined when the time is taken. */
export async function bookStepByStep(pool, input, headers) {
  const v = valuesOf(input, headers);
  const client = await pool.connect();
  const run = (name, text, values) => client.query({ name, text, values });
  try {
    await client.query('begin');
    const taken = await run('claim', claimed, [...v.time, ...v.place, v.claimId, input.visitTypeId, v.id]);
    if (taken.rowCount === 0) {
      await client.query('rollback');
      return undefined;
    }
    const visit = [
      v.id,
      v.patientId,
      input.practitionerId,
      input.siteId,
      input.visitTypeId,
      ...v.time,
      v.reason,
      v.now,
    ];
    await run('visit', steps.visit, visit);
    await run('history', steps.history, [v.historyId, v.id, v.now, v.accountId]);
    await run('event', steps.event, [v.eventId, v.event, v.now, v.requestId]);
    await run('key', steps.key, v.key);
    await run('care', steps.care, [v.id, v.patientId, input.practitionerId, v.now]);
    await client.query('commit');
    return v.answer;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** All writes in one statement, which is its own transaction: as little as PostgreSQL can be asked. */
export async function bookInOneStatement(pool, input, headers) {
  const v = valuesOf(input, headers);
  const values = [...v.time, ...v.place, v.claimId, input.visitTypeId, v.id, v.patientId, v.reason, v.now, v.historyId];
  const { rowCount } = await pool.query({
    name: 'book',
    text: inOne,
    values: [...values, v.accountId, v.eventId, v.event, v.requestId, ...v.key],
  });
  return rowCount === 0 ? undefined : v.answer;
}

function valuesOf(input, headers) {
  const { practitionerId, siteId, visitTypeId, start, reason } = input;
  // Who asks stands in the token; here nobody checks whether it is genuine.
  const { sub: accountId } = JSON.parse(Buffer.from(headers.authorization.split('.')[1], 'base64url').toString());
  const patientId = headers['x-patient-id'];
  const now = new Date();
  const end = new Date(Date.parse(start) + 1_800_000).toISOString();
  const id = randomUUIDv7();
  const facts = { appointmentId: id, revision: 0, status: 'confirmed', patientId, practitionerId, siteId, visitTypeId };
  const at = now.toISOString();
  const times = { start, end, timeZone: 'Europe/Berlin' };
  const event = { ...facts, ...times, bookedAt: at, by: { accountId, as: 'patient' } };
  const answer = {
    id,
    ...facts,
    ...times,
    reason,
    createdAt: at,
    updatedAt: at,
    allowedActions: ['cancel', 'reschedule'],
  };
  const result = Buffer.from(JSON.stringify(answer));
  const expires = new Date(now.getTime() + 86_400_000).toISOString();
  return {
    ...{
      id,
      accountId,
      patientId,
      answer,
      claimId: randomUUIDv7(),
      historyId: randomUUIDv7(),
      eventId: randomUUIDv7(),
    },
    ...{ now: at, reason: Buffer.from(reason), requestId: randomUUIDv7(), event: JSON.stringify(event) },
    time: [start, end],
    // The seed's hours lie within one date in UTC and at the site.
    place: [practitionerId, siteId, start.slice(0, 10)],
    key: [digest(headers['idempotency-key']), digest(JSON.stringify(input)), result, expires],
  };
}

function digest(text) {
  return createHash('sha256').update(text).digest();
}
