import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { checkVersion } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { Handles } from '../handlers.js';
import { prescriptionDetails, type PrescriptionDetails } from './prescription-details.js';
import { PrescriptionDesk } from './prescription-desk.js';

/** Makes an issued prescription void, for good. Whoever checks its code learns it at once. */
export class VoidPrescription extends Command<PrescriptionDetails> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
    readonly reason: string,
    readonly expectedVersion: number | '*' | undefined,
  ) {
    super();
  }
}

@Handles(VoidPrescription)
class VoidPrescriptionHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly desk: PrescriptionDesk,
  ) {}

  async execute({ actor, id, reason, expectedVersion }: VoidPrescription): Promise<PrescriptionDetails> {
    const prescription = await this.desk.toChange(actor, id);
    checkVersion(expectedVersion, prescription.version);
    prescription.void(reason, this.clock.now());
    await this.database.em.flush();
    return prescriptionDetails(prescription, actor);
  }
}
