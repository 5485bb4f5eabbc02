import { Query } from '@nestjs/cqrs';
import { Handles } from '../../handlers.js';
import { Catalogue, type CatalogueFilter, type Listed, type VisitTypeRecord } from './catalogue.js';

/** By name, one more than the limit. */
export class ListVisitTypes extends Query<Listed<VisitTypeRecord>[]> {
  constructor(readonly filter: CatalogueFilter) {
    super();
  }
}

@Handles(ListVisitTypes)
class ListVisitTypesHandler {
  constructor(private readonly catalogue: Catalogue) {}

  async execute({ filter }: ListVisitTypes): Promise<Listed<VisitTypeRecord>[]> {
    return this.catalogue.visitTypes(filter);
  }
}
