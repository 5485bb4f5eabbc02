import { Command, CommandBus, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../shared/security/audit-trail.js';
import type { PatientDetails } from '../domain/patient.js';
import { OpenPatientFile } from './open-patient-file.js';
import type { PatientFile } from './patient-file.js';
import { ReadPatient } from './read-patient.js';

/** The front desk opens a file for somebody without an account. */
export class AdmitPatient extends Command<PatientFile> {
  constructor(
    readonly actor: Actor,
    readonly details: Pick<PatientDetails, 'fullName'> & Partial<PatientDetails>,
  ) {
    super();
  }
}

@CommandHandler(AdmitPatient)
export class AdmitPatientHandler implements ICommandHandler<AdmitPatient> {
  constructor(
    private readonly database: Database,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly audit: AuditTrail,
  ) {}

  @Transactional()
  async execute({ actor, details }: AdmitPatient): Promise<PatientFile> {
    const { patientId } = await this.commands.execute(new OpenPatientFile(details));
    this.audit.record(actor, { patientId, action: 'write', resource: 'file' });
    await this.database.em.flush();
    return this.queries.execute(new ReadPatient(actor, patientId));
  }
}
