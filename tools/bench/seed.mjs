// A clinic of any size, by set-based SQL: what the application would have written after months of work.
import { FieldEncryption } from '../../dist/src/shared/security/field-encryption.js';
import { withoutIndexes } from './indexes.mjs';
import { people, places, time, visits } from './seed-statements.mjs';

export const zone = 'Europe/Berlin';
export const bookedDays = 60;
const patientsPerPractitioner = 40;

/** Tables that get hundreds of thousands of rows: their indexes are made when the rows are there. */
const large = [
  'scheduling.claim',
  'scheduling.practitioner_day',
  'appointments.appointment',
  'appointments.history',
  'patients.patient',
  'patients.care_relation',
];

/**
 * Fills a migrated database: practitioners who work Monday to Friday from nine to five and are 60 % booked for 60 days,
 * one more who has nothing booked, and patients with an account and a session who are about to book.
 */
export async function seed(client, { practitioners, secretKey, say }) {
  const bookers = Math.min(10_000, Math.max(500, practitioners * 10));
  const licence = new FieldEncryption([secretKey]).encrypt('BENCH-1').toString('hex');
  const facts = { practitioners, bookers, licence, zone, bookedDays, patientsPerPractitioner };
  say(`Seeding ${practitioners} practitioners, ${bookedDays} days`);
  await withoutIndexes(client, large, async () => {
    for (const statements of [places(facts), people(facts), visits(facts), time(facts)]) {
      for (const statement of statements) await client.query(statement);
    }
  });
  const counts = await verify(client, facts);
  await client.query('create unlogged table bench.day as select * from scheduling.practitioner_day');
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  say(`Seeded ${counts.visits} visits, ${counts.days} days of practitioners, ${counts.free} free starts`);
  return clinicOf(client, counts);
}

/** A seed that went wrong would make everything look fast. */
async function verify(client, { practitioners, bookers, patientsPerPractitioner }) {
  const { rows } = await client.query(`select
    (select count(*) from bench.booked)::int as booked,
    (select count(*) from bench.day_of_year)::int as dates,
    (select count(*) from bench.day_of_year where bookable)::int as "bookableDates",
    (select count(*) from practitioners.practitioner where status = 'active')::int as practitioners,
    (select count(*) from scheduling.claim where live and kind = 'visit')::int as claims,
    (select count(*) from appointments.appointment where status = 'confirmed')::int as visits,
    (select count(*) from appointments.history)::int as history,
    (select count(*) from patients.care_relation)::int as care,
    (select count(*) from patients.patient)::int as patients,
    (select count(*) from identity.session where ended_at is null)::int as sessions,
    (select count(*) from scheduling.practitioner_day)::int as days,
    (select sum(extract(epoch from upper(f) - lower(f)) / 1800) from scheduling.practitioner_day d
      join bench.practitioner p on p.id = d.practitioner_id and not p.contested
      join bench.day_of_year y on y.day = d.day and y.bookable, unnest(d.free) f)::int as free`);
  const found = rows[0];
  const starts = practitioners * found.bookableDates * 16;
  const expected = {
    practitioners: practitioners + 1,
    claims: found.booked,
    visits: found.booked,
    history: found.booked,
    care: found.booked,
    patients: practitioners * patientsPerPractitioner + bookers,
    sessions: bookers,
    days: (practitioners + 1) * found.dates,
    free: starts - found.booked,
  };
  const wrong = Object.keys(expected).filter((name) => found[name] !== expected[name]);
  const share = found.booked / starts;
  if (wrong.length > 0 || Math.abs(share - 0.6) > 0.03) {
    throw new Error(`The seed is wrong (${wrong.join(', ')}): found ${JSON.stringify(found)}, ${share} booked`);
  }
  return found;
}

async function clinicOf(client, counts) {
  const column = async (text) => (await client.query({ text, rowMode: 'array' })).rows.map(([value]) => value);
  const visitTypes = await client.query(
    'select id, duration_minutes as minutes from practitioners.visit_type order by 2',
  );
  const bookers = await client.query(
    'select account_id as "accountId", patient_id as "patientId", session_id as "sessionId" from bench.booker order by n',
  );
  return {
    counts,
    siteId: (await column('select id from practitioners.site'))[0],
    visitTypes: visitTypes.rows,
    /** The type that the seeded visits have, and that P1 and P3 ask for. */
    visitTypeId: visitTypes.rows.find(({ minutes }) => minutes === 30).id,
    practitionerIds: await column('select id from bench.practitioner where not contested order by n'),
    contestedId: (await column('select id from bench.practitioner where contested'))[0],
    bookers: bookers.rows,
    bookableDays: await column('select day::text from bench.day_of_year where bookable order by day'),
  };
}
