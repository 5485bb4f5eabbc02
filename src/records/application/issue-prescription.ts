import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { checkVersion } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { Prescriptions } from '../domain/prescriptions.js';
import { Handles } from '../handlers.js';
import { FindParticulars } from './find-particulars.js';
import { prescriptionDetails, type PrescriptionDetails } from './prescription-details.js';
import { PrescriptionDesk } from './prescription-desk.js';
import { digestOfCode, newVerificationCode } from './verification-code.js';

/** Makes a draft a prescription: with a number, a code to check it by, and who and where as they are today. */
export class IssuePrescription extends Command<PrescriptionDetails> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
    readonly expectedVersion: number | '*' | undefined,
  ) {
    super();
  }
}

@Handles(IssuePrescription)
class IssuePrescriptionHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly prescriptions: Prescriptions,
    private readonly desk: PrescriptionDesk,
    private readonly particulars: FindParticulars,
  ) {}

  async execute({ actor, id, expectedVersion }: IssuePrescription): Promise<PrescriptionDetails> {
    const now = this.clock.now();
    const prescription = await this.desk.toChange(actor, id);
    checkVersion(expectedVersion, prescription.version);
    prescription.require('issue');
    const particulars = await this.particulars.of(actor, prescription, now);
    const code = newVerificationCode();
    // Last of all that can be refused: until the commit everybody else's next number waits.
    const number = await this.prescriptions.nextNumber(now.toZonedDateTimeISO(particulars.site.timeZone).year);
    prescription.issue({ number, particulars, code, codeHash: digestOfCode(code) }, now);
    await this.database.em.flush();
    return prescriptionDetails(prescription, actor);
  }
}
