import { deadlocks, takingBack } from './database.mjs';
import { limited } from './report.mjs';
import { median } from './rounds.mjs';

const clients = 400;

/** Everybody wants the same time of one practitioner at the same moment. */
export async function contention(world) {
  const { options, clinic, client } = world;
  const before = await deadlocks(client);
  const same = [];
  const mixed = [];
  // Round 0 warms up: everything in it is checked, only its time does not count.
  for (let round = 0; round <= options.rounds; round++) {
    const day = clinic.bookableDays[round % clinic.bookableDays.length];
    same[round] = await contested(world, `one start, round ${round}`, sameStart(clinic, day), 1);
    mixed[round] = await contested(world, `overlapping starts, round ${round}`, mixedStarts(clinic, day), 4);
  }
  const found = (await deadlocks(client)) - before;
  if (found > 0) throw new Error(`P4 ran into ${found} deadlocks`);
  return [
    limited('P4', `${clients} clients on one start: one winner, the rest 409`, median(same.slice(1)), 1_000),
    limited('P4', `${clients} clients on overlapping starts: no overlap, the rest 409`, median(mixed.slice(1)), 1_000),
  ];
}

/** The milliseconds until everybody has an answer. Anything but winners and 409 fails the benchmark. */
async function contested({ api, load, client, clinic, issueToken, say }, what, wishes, mostWinners) {
  const { contestedId: practitionerId, siteId, bookers } = clinic;
  const bookings = wishes.map((wish, i) => {
    const { patientId } = bookers[i];
    return { practitionerId, siteId, ...wish, patientId, token: issueToken(bookers[i]) };
  });
  return takingBack(client, async () => {
    const job = { kind: 'burst', port: api.port, path: '/api/v1/appointments', bookings };
    const { answers, milliseconds } = await load.run(job);
    const winners = answers.filter(({ status }) => status === 201).length;
    const wrong = answers.find(({ status }) => status !== 201 && status !== 409);
    if (wrong) throw new Error(`P4, ${what}: a ${wrong.status} among the answers: ${wrong.body}`);
    if (winners < 1 || winners > mostWinners) throw new Error(`P4, ${what}: ${winners} winners`);
    await expectNoOverlap(client, practitionerId, winners, what);
    say(`P4 ${what}: ${winners} of ${clients} won, all answered in ${Math.round(milliseconds)} ms`);
    return milliseconds;
  });
}

async function expectNoOverlap(client, practitionerId, winners, what) {
  const { rows } = await client.query(
    `select (select count(*) from appointments.appointment where practitioner_id = $1)::int as visits,
       (select count(*) from scheduling.claim where practitioner_id = $1 and live)::int as claims,
       (select count(*) from appointments.appointment a join appointments.appointment b
         on b.practitioner_id = a.practitioner_id and b.id > a.id and a.starts_at < b.ends_at and b.starts_at < a.ends_at
         where a.practitioner_id = $1)::int as overlaps`,
    [practitionerId],
  );
  const { visits, claims, overlaps } = rows[0];
  if (visits !== winners || claims !== winners || overlaps > 0) {
    throw new Error(`P4, ${what}: ${winners} winners, but ${JSON.stringify(rows[0])}`);
  }
}

function sameStart({ visitTypeId }, day) {
  return Array.from({ length: clients }, () => ({ visitTypeId, start: startAt(day, 10) }));
}

/** Visits of 15 to 60 minutes that start in one hour, every quarter of it: each overlaps most of the others. */
function mixedStarts({ visitTypes }, day) {
  const quarterly = visitTypes.filter(({ minutes }) => minutes !== 30);
  return Array.from({ length: clients }, (_, i) => {
    const { id } = quarterly[i % quarterly.length];
    return { visitTypeId: id, start: startAt(day, 13, (Math.floor(i / quarterly.length) % 4) * 15) };
  });
}

function startAt(day, hour, minute = 0) {
  // Berlin is one or two hours ahead of UTC, so these lie within nine and five all year.
  return Temporal.PlainDate.from(day).toZonedDateTime('UTC').with({ hour, minute }).toInstant().toString();
}
