// The statements of the seed, in the order in which they run. What links the rows of different tables stands in the
// schema `bench`, where the rounds find it again.

/** Site, specialties, visit types; the dates that have rows, and those that can be booked. */
export function places({ zone, bookedDays }) {
  return [
    `create schema bench`,
    `insert into practitioners.site (id, name, time_zone, address, latitude, longitude, active) values
      (uuidv7(), 'Bench clinic', '${zone}', '{"line1": "1 Long Road", "city": "Berlin", "country": "DE"}', 52.5, 13.4, true)`,
    `insert into practitioners.specialty (id, name, active)
      select uuidv7(), 'Specialty ' || n, true from generate_series(1, 20) n`,
    `insert into practitioners.visit_type (id, name, duration_minutes, buffer_before_minutes, buffer_after_minutes,
        slot_interval_minutes, mode, approval, capacity, lead_time_minutes, booking_window_days, active)
      select uuidv7(), minutes || ' minutes', minutes, 0, 0, case when minutes <> 30 then 15 end, 'in_person',
        'automatic', 1, 0, ${bookedDays + 1}, true from unnest(array[15, 30, 45, 60]) minutes`,
    // As far as the application itself keeps rows: from the day before yesterday to a week past the booking window.
    `create unlogged table bench.day_of_year as
      select day, extract(isodow from day) < 6 as works,
        extract(isodow from day) < 6 and n between 1 and ${bookedDays} as bookable,
        (day + time '09:00') at time zone '${zone}' as opens, (day + time '17:00') at time zone '${zone}' as closes
      from generate_series(-2, ${bookedDays + 8}) n, date((now() at time zone 'UTC')::date + n) day`,
  ];
}

/** Practitioners with their working hours; patients; those of them who are signed in and about to book. */
export function people({ practitioners, bookers, licence, patientsPerPractitioner, bookedDays }) {
  return [
    `create unlogged table bench.practitioner as
      select n, uuidv7() as id, n > ${practitioners} as contested from generate_series(1, ${practitioners + 1}) n`,
    `insert into practitioners.practitioner (id, account_id, status, full_name, search_key, specialty_ids, languages, home_site_id,
        visit_type_ids, licence_number, licence_issuing_body, licence_expires_on)
      select p.id, uuidv7(), 'active', 'Practitioner ' || p.n, ' practitioner ' || p.n, array[specialty.id], array['de', 'en'], site.id, '{}',
        '\\x${licence}', 'Chamber', now()::date + 730
      from bench.practitioner p cross join practitioners.site
      join (select id, row_number() over () as n from practitioners.specialty) specialty on specialty.n = p.n % 20 + 1`,
    `insert into scheduling.calendar (practitioner_id, version, built_until)
      select id, 1, (now() at time zone 'UTC')::date + ${bookedDays + 8} from bench.practitioner`,
    `insert into scheduling.working_hours (id, practitioner_id, site_id, mode, weekly, visit_type_ids)
      select uuidv7(), p.id, site.id, 'slot', (select jsonb_agg(jsonb_build_object('weekday', weekday, 'from', '09:00',
        'to', '17:00')) from generate_series(1, 5) weekday), '{}'
      from bench.practitioner p cross join practitioners.site`,
    `create unlogged table bench.patient as
      select uuidv7() as id, n, m from generate_series(1, ${practitioners}) n,
        generate_series(0, ${patientsPerPractitioner - 1}) m`,
    `insert into patients.patient (id, full_name, search_key, email, created_at)
      select id, 'Patient ' || n || ' ' || m, ' patient ' || n || ' ' || m,
        'patient.' || n || '.' || m || '@bench.example', now()
      from bench.patient`,
    `create unlogged table bench.booker as
      select n, uuidv7() as account_id, uuidv7() as patient_id, uuidv7() as session_id
      from generate_series(1, ${bookers}) n`,
    `insert into identity.account (id, email, full_name, search_key, status, roles, patient_id, site_ids, verified_at, created_at)
      select account_id, 'booker.' || n || '@bench.example', 'Booker ' || n,
        ' booker ' || n || ' booker ' || n || ' bench example', 'active', '{patient}', patient_id, '{}',
        now(), now() from bench.booker`,
    `insert into patients.patient (id, account_id, full_name, search_key, email, created_at)
      select patient_id, account_id, 'Booker ' || n, ' booker ' || n, 'booker.' || n || '@bench.example', now() from bench.booker`,
    `insert into identity.session (id, account_id, created_at, last_used_at, expires_at)
      select session_id, account_id, now(), now(), now() + interval '30 days' from bench.booker`,
  ];
}

/** The booked visits: 60 % of the half hours, by a hash, so that every run has the same. */
export function visits({ patientsPerPractitioner }) {
  return [
    `create unlogged table bench.booked as
      select uuidv7() as id, w.id as practitioner_id, p.id as patient_id, d.day, start, start + interval '30 minutes' as stop
      from bench.practitioner w
      join bench.day_of_year d on d.bookable and not w.contested
      cross join lateral generate_series(0, 15) k
      cross join lateral (values (d.opens + k * interval '30 minutes',
        hashint8extended(w.n * 100000 + (d.day - '2000-01-01') * 16 + k, 7))) as slot (start, hash)
      join bench.patient p on p.n = w.n and p.m = abs(hash / 100 % ${patientsPerPractitioner})
      where abs(hash % 100) < 60`,
    `analyze bench.booked`,
    `insert into scheduling.claim (id, practitioner_id, site_id, visit_type_id, during, starts_at, ends_at, kind, live,
        appointment_id, patient_id, capacity)
      select uuidv7(), practitioner_id, site.id, type.id, tstzrange(start, stop), start, stop, 'visit', true, b.id,
        patient_id, 1
      from bench.booked b cross join practitioners.site
      join practitioners.visit_type type on type.duration_minutes = 30`,
    `insert into appointments.appointment (id, status, revision, patient_id, practitioner_id, site_id, visit_type_id,
        visit_type_name, mode, starts_at, ends_at, time_zone, late, overlap_allowed, status_changed_at, confirmed_at, created_at, updated_at)
      select b.id, 'confirmed', 0, patient_id, practitioner_id, site.id, type.id, type.name, type.mode, start, stop, site.time_zone, false,
        false, now(), now(), now(), now()
      from bench.booked b cross join practitioners.site
      join practitioners.visit_type type on type.duration_minutes = 30`,
    `insert into appointments.history (id, appointment_id, at, actor_as, action, to_status, revision)
      select uuidv7(), id, now(), 'patient', 'book', 'confirmed', 0 from bench.booked`,
    `insert into patients.care_relation (appointment_id, patient_id, practitioner_id, status, since)
      select id, patient_id, practitioner_id, 'confirmed', now() from bench.booked`,
  ];
}

/** The rows that readers search: working time minus claims, with offers as the application stores them. */
export function time() {
  return [
    `insert into scheduling.practitioner_day
        (practitioner_id, site_id, day, offers, free, first_free, longest_gap_minutes)
      select p.id, site.id, d.day, d.offers, free, lower(free), (select
        coalesce(max(extract(epoch from upper(gap) - lower(gap)) / 60), 0) from unnest(free) gap)
      from bench.practitioner p cross join practitioners.site
      cross join (
        select day, works, opens, closes, case when works then jsonb_build_array(jsonb_build_array(null,
          jsonb_build_array(jsonb_build_array(opening, closing, opening, closing)))) else '[]' end as offers
        from bench.day_of_year,
          lateral (values ((extract(epoch from opens) * 1000)::bigint, (extract(epoch from closes) * 1000)::bigint))
            as epoch (opening, closing)
      ) d
      left join (select practitioner_id, day, range_agg(tstzrange(start, stop)) as times from bench.booked group by 1, 2)
        taken on taken.practitioner_id = p.id and taken.day = d.day
      cross join lateral (select case when d.works then tstzmultirange(tstzrange(d.opens, d.closes))
        - coalesce(taken.times, '{}') else '{}' end) as computed (free)`,
  ];
}
