import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newId } from '../../shared/kernel/id.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { VisitTypes } from '../domain/collections.js';
import { VisitType, type VisitTypeDetails } from '../domain/visit-type.js';
import { Catalogue, type VisitTypeRecord } from './catalogue.js';

export class AddVisitType extends Command<VisitTypeRecord> {
  constructor(readonly details: VisitTypeDetails) {
    super();
  }
}

@CommandHandler(AddVisitType)
export class AddVisitTypeHandler implements ICommandHandler<AddVisitType> {
  constructor(
    private readonly database: Database,
    private readonly visitTypes: VisitTypes,
    private readonly catalogue: Catalogue,
  ) {}

  @Transactional()
  async execute({ details }: AddVisitType): Promise<VisitTypeRecord> {
    const visitType = new VisitType(newId(), details);
    this.visitTypes.add(visitType);
    await this.database.em.flush();
    return this.catalogue.visitType(visitType.id);
  }
}
