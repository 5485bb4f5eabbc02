import { sql, type RawBuilder } from 'kysely';

/** What other parts need to know about a patient: whom to greet, and how to reach them. */
export interface PatientSummary {
  readonly id: string;
  readonly fullName: string;
  readonly accountId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly timeZone: string | null;
  readonly locale: string | null;
}

/** The columns of a {@link PatientSummary}, of `patients.patient p`. */
export const summaryColumns: RawBuilder<PatientSummary> = sql`
  p.id, p.full_name as "fullName", p.account_id as "accountId", p.email, p.phone, p.time_zone as "timeZone", p.locale`;
