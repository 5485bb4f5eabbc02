import { Query } from '@nestjs/cqrs';
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { hidden, missing } from '../../shared/kernel/domain-error.js';
import { isoOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import { mayRead } from '../domain/access.js';
import type { PatientDetails } from '../domain/patient.js';
import { Handles } from '../handlers.js';
import { inCareOf } from './in-care-of.js';

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

/** One patient's file, for who may open it; for anyone else there is none. */
export class ReadPatient extends Query<PatientFile> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
    /** For a command that has left its own trace: its answer is no further look. */
    readonly onRecord = false,
  ) {
    super();
  }
}

@Handles(ReadPatient, { transaction: true })
class ReadPatientHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, id, onRecord }: ReadPatient): Promise<PatientFile> {
    const row = await this.database.row<PatientFile & { inCare: boolean }>(sql`
      select ${fileColumns}, ${inCareOf(actor, this.clock.now())} as "inCare"
      from patients.patient p where p.id = ${id}::uuid`);
    if (!row) throw missing('patient');
    if (!mayRead(actor, row)) throw hidden('patient', { patientId: id, resource: 'file' });
    if (!onRecord) this.audit.recordOfAnother(actor, { patientId: id, action: 'read', resource: 'file' });
    const { inCare: _, ...file } = row;
    return fileOf(file);
  }
}
