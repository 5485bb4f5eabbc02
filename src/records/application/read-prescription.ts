import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
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

@QueryHandler(ReadPrescription)
export class ReadPrescriptionHandler implements IQueryHandler<ReadPrescription> {
  constructor(
    private readonly database: Database,
    private readonly desk: PrescriptionDesk,
  ) {}

  @Transactional()
  async execute({ actor, id }: ReadPrescription): Promise<PrescriptionDetails> {
    return prescriptionDetails(await this.desk.toRead(actor, id), actor);
  }
}
