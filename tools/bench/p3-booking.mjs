import { takingBack } from './database.mjs';
import { interleaved } from './rounds.mjs';
import { limited, shareOfFloor } from './report.mjs';

const mostStarts = 60_000;
/** Below the ten visits that a patient may have ahead. */
const mostOfOneBooker = 8;

/** Bookings of distinct free starts, each with token, validation, idempotency key, history and event. */
export async function booking({ api, floor, load, client, clinic, issueToken, options, connections, say }) {
  const side =
    (port, path) =>
    async ({ round, seconds, warmUp }) => {
      const bookings = await planOf(client, clinic, round, issueToken);
      return takingBack(client, async () => {
        const result = await load.run({ kind: 'bookings', port, path, bookings, connections, warmUp, seconds });
        await expectWritten(client, result.count);
        return result;
      });
    };
  const { application, steps, one } = await interleaved({
    ...options,
    id: 'P3',
    say,
    sides: {
      application: side(api.port, '/api/v1/appointments'),
      steps: side(floor.port, '/book/step-by-step'),
      one: side(floor.port, '/book/in-one-statement'),
    },
  });
  const what = 'POST /appointments, distinct starts';
  return [
    shareOfFloor('P3', `${what}; floor: a statement for each write`, application.rate, steps.rate, 0.5),
    shareOfFloor('P3', `${what}; floor: all writes in one statement`, application.rate, one.rate, 0.3),
    limited('P3', `${what}: p99`, application.p99, 60, steps.p99),
  ];
}

/** What to book in a round: the same for each side. No booker gets too many visits, or two at a time. */
async function planOf(client, { bookers, siteId, visitTypeId }, round, issueToken) {
  const tokens = bookers.map(issueToken);
  const most = Math.min(mostStarts, bookers.length * mostOfOneBooker);
  const { rows } = await client.query(
    `select d.practitioner_id as "practitionerId", to_char(start, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as start
     from scheduling.practitioner_day d
     join bench.day_of_year y on y.day = d.day and y.bookable
     join bench.practitioner p on p.id = d.practitioner_id and not p.contested,
     unnest(d.free) f, generate_series(lower(f), upper(f) - interval '30 minutes', interval '30 minutes') start
     order by hashtextextended(d.practitioner_id::text || start, $1) limit $2`,
    [round, most],
  );
  const taken = new Set();
  let next = 0;
  return rows.map(({ practitionerId, start }) => {
    while (taken.has(`${next % bookers.length} ${start}`)) next++;
    const booker = next++ % bookers.length;
    taken.add(`${booker} ${start}`);
    const { patientId } = bookers[booker];
    return { practitionerId, siteId, visitTypeId, start, reason: 'A check-up', patientId, token: tokens[booker] };
  });
}

/** An answer without its rows would be fast, and nothing else. */
async function expectWritten(client, atLeast) {
  const { rows } = await client.query(`select
    (select count(*) from platform.outbox)::int as events, (select count(*) from platform.idempotency_key)::int as keys,
    (select count(*) from appointments.appointment a join bench.booker b using (patient_id))::int as visits,
    (select count(*) from scheduling.claim c join appointments.appointment a on a.id = c.appointment_id and c.live
      join bench.booker b on b.patient_id = a.patient_id)::int as claims,
    (select count(*) from appointments.history h join appointments.appointment a on a.id = h.appointment_id
      join bench.booker b using (patient_id))::int as history`);
  const counts = Object.values(rows[0]);
  if (counts.some((count) => count < atLeast || count !== counts[0])) {
    throw new Error(`${atLeast} bookings were answered, but there are ${JSON.stringify(rows[0])}`);
  }
}
