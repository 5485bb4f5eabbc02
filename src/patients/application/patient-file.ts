import { sql, type RawBuilder } from 'kysely';
import { isoOf } from '../../shared/persistence/column-types.js';
import type { PatientDetails } from '../domain/patient.js';

/** A patient's file as it is shown. */
export interface PatientFile extends PatientDetails {
  readonly id: string;
  readonly accountId: string | null;
  readonly createdAt: string;
  /** When the photo was put there; none without one. */
  readonly photoUpdatedAt: string | null;
  readonly version: number;
}

/** The columns of a {@link PatientFile}, of `patients.patient p`. */
export const fileColumns: RawBuilder<PatientFile> = sql`
  p.id, p.account_id as "accountId", p.full_name as "fullName", p.email, p.phone, p.birth_date::text as "birthDate",
  p.time_zone as "timeZone", p.locale, p.sex, p.gender, p.address,
  (select f.updated_at from patients.photo f where f.patient_id = p.id) as "photoUpdatedAt", p.created_at as "createdAt", p.version`;

/** Puts a row's instants into the form that the API speaks. */
export function fileOf(row: PatientFile): PatientFile {
  return { ...row, createdAt: isoOf(row.createdAt), photoUpdatedAt: row.photoUpdatedAt && isoOf(row.photoUpdatedAt) };
}
