import { Command, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { attempted, checkVersion, forbidden } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { AuditTrail, fieldsOf } from '../../audit/index.js';
import type { PatientDetails } from '../domain/patient.js';
import { Patients } from '../domain/patients.js';
import { Handles } from '../handlers.js';
import { ReadPatient, type PatientFile } from '../persistence/read-patient.js';

/** Changes a patient's file; fields that are not given stay. */
export class ChangePatient extends Command<PatientFile> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
    readonly changes: Partial<PatientDetails>,
    readonly expectedVersion: number | '*' | undefined,
  ) {
    super();
  }
}

@Handles(ChangePatient)
class ChangePatientHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly patients: Patients,
    private readonly queries: QueryBus,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, id, changes, expectedVersion }: ChangePatient): Promise<PatientFile> {
    const patient = await this.patients.toChange(actor, id);
    if (!patient) return this.refuse(actor, id);
    checkVersion(expectedVersion, patient.version);
    patient.edit(changes, this.clock.now());
    this.audit.record(actor, { patientId: id, action: 'write', resource: 'file', changed: fieldsOf(changes) });
    await this.database.em.flush();
    return this.queries.execute(new ReadPatient(actor, id, true));
  }

  /** Who may read the file learns that it is not theirs to change; nobody else learns that it exists. */
  private async refuse(actor: Actor, id: string): Promise<never> {
    await this.queries.execute(new ReadPatient(actor, id));
    const refusal = forbidden('FORBIDDEN', 'This account may read the file but not change it.');
    throw attempted(refusal, { patientId: id, resource: 'file' });
  }
}
