import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';

/**
 * SQL: whether the actor may see `patients.patient p` as a practitioner now: by an appointment that gives a care relation,
 * or because they broke the glass. An actor who may not practise has no practitionerId (identity, PresentActors).
 */
export function inCareOf(actor: Actor, now: Temporal.Instant): RawBuilder<boolean> {
  return sql`(${inCareByAppointment(actor, now)} or ${brokeGlassOf(actor, now)})`;
}

/** SQL: whether the actor broke the glass of `patients.patient p` and may still look. */
export function brokeGlassOf(actor: Actor, now: Temporal.Instant): RawBuilder<boolean> {
  // Left out where it cannot be: with a null in its place PostgreSQL plans the statement anew at every call.
  if (actor.practitionerId === undefined) return sql`false`;
  return sql`exists (
    select from patients.break_glass g
    where g.patient_id = p.id and g.practitioner_id = ${actor.practitionerId}::uuid
      and g.until > ${now.toString()}::timestamptz)`;
}

/** SQL: whether `patients.patient p` has a care relation with the actor now (the rule of domain/care-relation.ts). */
export function inCareByAppointment(actor: Actor, now: Temporal.Instant): RawBuilder<boolean> {
  if (actor.practitionerId === undefined) return sql`false`;
  return sql`exists (
    select from patients.care_relation r
    where r.patient_id = p.id and r.practitioner_id = ${actor.practitionerId}::uuid
      and (r.until is null or r.until > ${now.toString()}::timestamptz)
      and (r.self_booked_by is null or r.checked_in_by <> r.self_booked_by))`;
}
