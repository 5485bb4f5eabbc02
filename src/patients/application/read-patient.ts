import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { mayRead } from '../domain/access.js';
import { inCareOf } from './in-care-of.js';
import { fileColumns, fileOf, type PatientFile } from './patient-file.js';

/** One patient's file, for who may open it; for anyone else there is none. */
export class ReadPatient extends Query<PatientFile> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
  ) {
    super();
  }
}

@QueryHandler(ReadPatient)
export class ReadPatientHandler implements IQueryHandler<ReadPatient> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, id }: ReadPatient): Promise<PatientFile> {
    const row = await this.database.row<PatientFile & { inCare: boolean }>(sql`
      select ${fileColumns}, ${inCareOf(actor, this.clock.now())} as "inCare"
      from patients.patient p where p.id = ${id}::uuid`);
    if (!row || !mayRead(actor, row)) throw missing('patient');
    const { inCare: _, ...file } = row;
    return fileOf(file);
  }
}
