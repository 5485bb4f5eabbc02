import { sql, type RawBuilder } from 'kysely';

/** Why an appointment cannot take place as it stands: nobody may see the patient, or not there. */
export const flags = ['practitioner_suspended', 'licence_over', 'site_closed'] as const;
export type AppointmentFlag = (typeof flags)[number];

const suspended = sql`(a.practitioner_id in (select id from practitioners.practitioner where status <> 'active'))`;
const licenceOver = sql`(exists (select from practitioners.practitioner p where p.id = a.practitioner_id
  and p.licence_expires_on < (a.starts_at at time zone a.time_zone)::date))`;
const closed = sql`(a.site_id in (select id from practitioners.site where not active))`;
const rules: Record<AppointmentFlag, RawBuilder<boolean>> = {
  practitioner_suspended: suspended as RawBuilder<boolean>,
  licence_over: licenceOver as RawBuilder<boolean>,
  site_closed: closed as RawBuilder<boolean>,
};

/** SQL: the flags of `appointments.appointment a`, for the statements of contexts that have it. */
export const appointmentFlags: RawBuilder<AppointmentFlag[]> = sql`array_remove(array[${sql.join(
  flags.map((flag) => sql`case when ${rules[flag]} then ${sql.lit(flag)} end`),
)}], null)`;

/** SQL: whether `appointments.appointment a` has one of these flags. */
export function flagged(wanted: readonly AppointmentFlag[]): RawBuilder<boolean> {
  return sql`(${sql.join(
    wanted.map((flag) => rules[flag]),
    sql` or `,
  )})`;
}
