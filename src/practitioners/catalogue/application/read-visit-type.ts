import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Catalogue, type VisitTypeRecord } from './catalogue.js';

/** An inactive one too: visits of earlier times still name it. */
export class ReadVisitType extends Query<VisitTypeRecord> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ReadVisitType)
export class ReadVisitTypeHandler implements IQueryHandler<ReadVisitType> {
  constructor(private readonly catalogue: Catalogue) {}

  async execute({ id }: ReadVisitType): Promise<VisitTypeRecord> {
    return this.catalogue.visitType(id);
  }
}
