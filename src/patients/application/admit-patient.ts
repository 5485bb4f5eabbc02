import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { conflict, traced } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import type { PatientDetails } from '../domain/patient.js';
import { Handles } from '../handlers.js';
import { FindPossibleDuplicates } from '../persistence/find-possible-duplicates.js';
import { OpenPatientFile } from './open-patient-file.js';
import { ReadPatient, type PatientFile } from '../persistence/read-patient.js';

/** The front desk opens a file for somebody without an account; `force` when it knows that nobody has one yet. */
export class AdmitPatient extends Command<PatientFile> {
  constructor(
    readonly actor: Actor,
    readonly details: Pick<PatientDetails, 'fullName'> & Partial<PatientDetails>,
    readonly force = false,
  ) {
    super();
  }
}

@Handles(AdmitPatient)
class AdmitPatientHandler {
  constructor(
    private readonly database: Database,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws POSSIBLE_DUPLICATE with the `candidates` */
  async execute({ actor, details, force }: AdmitPatient): Promise<PatientFile> {
    const candidates = force ? [] : await this.queries.execute(new FindPossibleDuplicates(details));
    if (candidates.length > 0) {
      const message = 'This person may have a file already. Look, or say `force`.';
      const patientIds = candidates.map(({ id }) => id);
      throw traced(conflict('POSSIBLE_DUPLICATE', message, { candidates }), {
        action: 'read',
        patientIds,
        resource: 'file',
      });
    }
    const { patientId } = await this.commands.execute(new OpenPatientFile(details));
    this.audit.record(actor, { patientId, action: 'write', resource: 'file' });
    await this.database.em.flush();
    return this.queries.execute(new ReadPatient(actor, patientId, true));
  }
}
