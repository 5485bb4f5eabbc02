import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Catalogue, type CatalogueFilter, type Listed, type VisitTypeRecord } from './catalogue.js';

/** By name, one more than the limit. */
export class ListVisitTypes extends Query<Listed<VisitTypeRecord>[]> {
  constructor(readonly filter: CatalogueFilter) {
    super();
  }
}

@QueryHandler(ListVisitTypes)
export class ListVisitTypesHandler implements IQueryHandler<ListVisitTypes> {
  constructor(private readonly catalogue: Catalogue) {}

  async execute({ filter }: ListVisitTypes): Promise<Listed<VisitTypeRecord>[]> {
    return this.catalogue.visitTypes(filter);
  }
}
