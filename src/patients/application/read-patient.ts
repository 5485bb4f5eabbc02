import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { hidden, missing } from '../../shared/kernel/domain-error.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import { mayRead } from '../domain/access.js';
import { inCareOf } from './in-care-of.js';
import { fileColumns, fileOf, type PatientFile } from './patient-file.js';

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

@QueryHandler(ReadPatient)
export class ReadPatientHandler implements IQueryHandler<ReadPatient> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  @Transactional()
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
