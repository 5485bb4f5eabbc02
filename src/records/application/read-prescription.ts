import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Handles } from '../handlers.js';
import { prescriptionDetails, type PrescriptionDetails } from './prescription-details.js';
import { PrescriptionDesk } from './prescription-desk.js';

/** One prescription, for who may read it; for anyone else there is none. */
export class ReadPrescription extends Query<PrescriptionDetails> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
  ) {
    super();
  }
}

@Handles(ReadPrescription, { transaction: true })
class ReadPrescriptionHandler {
  constructor(private readonly desk: PrescriptionDesk) {}

  async execute({ actor, id }: ReadPrescription): Promise<PrescriptionDetails> {
    return prescriptionDetails(await this.desk.toRead(actor, id), actor);
  }
}
