import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { checkVersion } from '../../shared/kernel/domain-error.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
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

@CommandHandler(VoidPrescription)
export class VoidPrescriptionHandler implements ICommandHandler<VoidPrescription> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly desk: PrescriptionDesk,
  ) {}

  @Transactional()
  async execute({ actor, id, reason, expectedVersion }: VoidPrescription): Promise<PrescriptionDetails> {
    const prescription = await this.desk.toChange(actor, id);
    checkVersion(expectedVersion, prescription.version);
    prescription.void(reason, this.clock.now());
    await this.database.em.flush();
    return prescriptionDetails(prescription, actor);
  }
}
